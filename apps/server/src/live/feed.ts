import type { MemberKey, Seq } from '@engawa/domain';
import { headSeq, readEvents, readerFacts, readNewEvents, type StoredEvent } from '../store/events.ts';
import { Loop } from '../store/loop.ts';
import type { Store } from '../store/store.ts';
import { Audience, changedMember, endedSessions, mayRead, type StaysByRoom } from './audience.ts';
import { Run } from './run.ts';
import { type FeedEnd, type FeedSink, Subscriber, type Viewer } from './subscriber.ts';

export type FeedOptions = {
  /** Told of what the feed could not read; it tries again by itself. */
  readonly onFault: (error: unknown) => void;
  /** Events read at once. */
  readonly batch?: number;
};

/**
 * Tells members what happened, in order and once. One per process: each event is read once after its commit and handed
 * to the subscribers who may read it; who comes late is brought up to the same place from the database first.
 */
export class Feed {
  readonly #store: Store;
  readonly #batch: number;
  readonly #onFault: (error: unknown) => void;
  readonly #loop: Loop;
  readonly #audience = new Audience();
  readonly #subscribers = new Map<MemberKey, Set<Subscriber>>();
  readonly #catchingUp = new Map<Subscriber, Promise<void>>();
  #cursor: Seq;
  #closed = false;

  static async open(store: Store, options: FeedOptions): Promise<Feed> {
    return new Feed(store, await headSeq(store.db), options);
  }

  private constructor(store: Store, cursor: Seq, { onFault, batch = 200 }: FeedOptions) {
    this.#store = store;
    this.#cursor = cursor;
    this.#batch = batch;
    this.#onFault = onFault;
    this.#loop = new Loop(store, () => this.#readOn(), onFault);
    this.#loop.start();
  }

  /** How many streams are open. */
  get size(): number {
    let size = 0;
    for (const mine of this.#subscribers.values()) size += mine.size;
    return size;
  }

  /**
   * Sends what the member may read of everything after `after`, then what comes. Without `after`: only what comes.
   * A place that was never given (the database was replaced) counts as now; `live` then tells a lower one.
   * Returns the way to stop, after which `sink` is not called again.
   */
  subscribe(viewer: Viewer, after: Seq | null, sink: FeedSink): () => void {
    const subscriber = new Subscriber(viewer, sink, after ?? Number.POSITIVE_INFINITY);
    if (this.#closed) {
      subscriber.end('interrupted');
      return () => {};
    }
    this.#add(subscriber);
    this.#catchingUp.set(subscriber, this.#follow(subscriber));
    return () => {
      subscriber.ended = true;
      this.#remove(subscriber);
    };
  }

  /** Ends all streams, so that clients go on elsewhere, and reads no more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const subscriber of this.#everyone()) this.#drop(subscriber, 'interrupted');
    await Promise.all([this.#loop.stop(), ...this.#catchingUp.values()]);
  }

  async #readOn(): Promise<number> {
    while (!this.#closed) {
      const events = await readNewEvents(this.#store.db, this.#cursor, this.#batch);
      if (events.length === 0) break;
      const rooms = await this.#audience.of(this.#store.db, events);
      this.#handOut(events, rooms);
    }
    return lookAgainMs;
  }

  /** In one turn, so that whoever reads the cursor in between is neither told twice nor passed over. */
  #handOut(events: readonly StoredEvent[], rooms: StaysByRoom): void {
    const empty = Run.empty();
    const touched: Subscriber[] = [];
    for (const subscriber of this.#catchingUp.keys()) subscriber.held.push({ events, rooms });
    for (const event of events) {
      for (const subscriber of this.#candidates(event, rooms)) {
        if (subscriber.catchingUp || !mayRead(subscriber.facts, event, rooms)) continue;
        if (subscriber.take(event, empty)) touched.push(subscriber);
      }
      this.#learn(event);
    }
    this.#cursor = events.at(-1)!.seq;
    for (const subscriber of touched) this.#settle(subscriber);
  }

  /** Everybody who may perhaps read it, without asking thousands about a room of two. */
  *#candidates(event: StoredEvent, rooms: StaysByRoom): Iterable<Subscriber> {
    if (event.scope === 'member') yield* this.#of(event.member_id!);
    else if (event.scope === 'room') for (const id of rooms.get(event.room_id!)!.keys()) yield* this.#of(id);
    else yield* this.#everyone();
  }

  #learn(event: StoredEvent): void {
    const whose = changedMember(event)?.id ?? (endedSessions(event) && event.member_id);
    if (whose) for (const subscriber of this.#of(whose)) if (!subscriber.catchingUp) subscriber.learn(event);
  }

  #settle(subscriber: Subscriber): void {
    try {
      subscriber.flush();
    } catch (error) {
      // One broken stream must not keep the news from the others.
      this.#onFault(error);
      subscriber.end('interrupted');
    }
    if (subscriber.ended) this.#remove(subscriber);
  }

  async #follow(subscriber: Subscriber): Promise<void> {
    try {
      await this.#catchUp(subscriber);
    } catch (error) {
      this.#onFault(error);
      this.#drop(subscriber, 'interrupted');
    } finally {
      this.#catchingUp.delete(subscriber);
    }
  }

  /** Brings a subscriber from its cursor to that of the process. What passes during the last read is held for it. */
  async #catchUp(subscriber: Subscriber): Promise<void> {
    const { db } = this.#store;
    if (subscriber.cursor > this.#cursor) subscriber.cursor = Math.min(subscriber.cursor, await headSeq(db));
    while (!subscriber.ended) {
      subscriber.held = [];
      const { cursor: after } = subscriber;
      const target = this.#cursor;
      const upTo = Math.min(target, after + this.#batch);
      const facts = await readerFacts(db, subscriber.viewer.memberId);
      if (!facts) return this.#drop(subscriber, 'signedOut');
      subscriber.facts = facts;
      const events = upTo > after ? await readEvents(db, { after, upTo, member: facts }) : [];
      if (subscriber.ended) return;
      const end = events.findIndex((event) => endedSessions(event)?.includes(subscriber.viewer.sessionId));
      const theirs = end === -1 ? events : events.slice(0, end + 1);
      if (theirs.length > 0) subscriber.sink.send(theirs);
      if (end !== -1) return this.#drop(subscriber, 'signedOut');
      subscriber.cursor = Math.max(after, upTo);
      if (upTo >= target && !subscriber.sink.full) return this.#goLive(subscriber);
      subscriber.held = [];
      await subscriber.sink.drained();
      // SQLite answers within the turn: somebody who was away for long must not keep the process to themselves.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #goLive(subscriber: Subscriber): void {
    this.#catchingUp.delete(subscriber);
    subscriber.goLive(Math.max(subscriber.cursor, this.#cursor));
    if (subscriber.ended) this.#remove(subscriber);
  }

  #drop(subscriber: Subscriber, why: FeedEnd): void {
    this.#remove(subscriber);
    subscriber.end(why);
  }

  #add(subscriber: Subscriber): void {
    const mine = this.#subscribers.get(subscriber.viewer.memberId) ?? new Set();
    this.#subscribers.set(subscriber.viewer.memberId, mine.add(subscriber));
  }

  #remove(subscriber: Subscriber): void {
    const mine = this.#subscribers.get(subscriber.viewer.memberId);
    mine?.delete(subscriber);
    if (mine?.size === 0) this.#subscribers.delete(subscriber.viewer.memberId);
  }

  #of(memberId: MemberKey): Iterable<Subscriber> {
    return this.#subscribers.get(memberId) ?? [];
  }

  *#everyone(): Iterable<Subscriber> {
    for (const mine of this.#subscribers.values()) yield* mine;
  }
}

/** The operator's command line commits in a process of its own, which on SQLite wakes nobody. */
const lookAgainMs = 2000;
