import type { MemberKey, Seq } from '@engawa/domain';
import type { ReaderFacts, StoredEvent } from '../store/events.ts';
import { changedMember, endedSessions, mayRead, type StaysByRoom } from './audience.ts';
import { Run } from './run.ts';

/** Why the feed ends a subscription: the member may not read any more, or the server can not go on. */
export type FeedEnd = 'signedOut' | 'interrupted';

/** Where a subscriber's events go. Events of one call were handed out in one turn; the array may be shared. */
export interface FeedSink {
  send(events: readonly StoredEvent[]): void;
  /** Everything up to `seq` has been sent; what follows is live. Called once. */
  live(seq: Seq): void;
  /** Called once; nothing follows. */
  end(why: FeedEnd): void;
  /** Whether the reader is behind; then the feed waits with what is stored until `drained`, and with it going live. */
  readonly full: boolean;
  drained(): Promise<void>;
}

/** Whose feed it is. */
export type Viewer = { readonly memberId: MemberKey; readonly sessionId: string };

/** Events that passed, with those who were in the rooms they are about. */
export type Batch = { readonly events: readonly StoredEvent[]; readonly rooms: StaysByRoom };

/** One stream of one member, on its way from its cursor into the live feed. */
export class Subscriber {
  readonly viewer: Viewer;
  readonly sink: FeedSink;
  cursor: Seq;
  facts: ReaderFacts;
  catchingUp = true;
  /** What passes during a read of the database; the last read's is needed to join the live feed without a gap. */
  held: Batch[] = [];
  ended = false;
  #run: Run | null = null;
  #suspended = false;
  #sessionEnded = false;

  constructor(viewer: Viewer, sink: FeedSink, after: Seq) {
    this.viewer = viewer;
    this.sink = sink;
    this.cursor = after;
    this.facts = { id: viewer.memberId, admin: false, externalTalk: false };
  }

  /** Whether this is the first event of the turn. @param empty the run from which all subscribers of the turn start. */
  take(event: StoredEvent, empty: Run): boolean {
    // What follows the end of their session in the same turn is not theirs any more.
    if (event.seq <= this.cursor || this.#isOver) return false;
    const first = this.#run === null;
    this.#run = (this.#run ?? empty).with(event);
    this.cursor = event.seq;
    return first;
  }

  /** A member's rights change, and their session ends, at a place in the order, like everything else. */
  learn(event: StoredEvent): void {
    const changed = changedMember(event);
    if (changed?.id === this.viewer.memberId) {
      const { id, admin, externalTalk, suspended } = changed;
      this.facts = { id, admin, externalTalk };
      this.#suspended = suspended;
    }
    if (endedSessions(event)?.includes(this.viewer.sessionId)) this.#sessionEnded = true;
  }

  /** Hands over what was taken. */
  flush(): void {
    const run = this.#run;
    this.#run = null;
    if (this.ended) return;
    if (run) this.sink.send(run.events);
    if (this.#isOver) this.end('signedOut');
  }

  get #isOver(): boolean {
    return this.#suspended || this.#sessionEnded;
  }

  /** Lets the subscriber into the live feed: first what passed while it caught up. */
  goLive(cursor: Seq): void {
    const held = this.held;
    this.catchingUp = false;
    this.held = [];
    const empty = Run.empty();
    for (const batch of held) for (const event of batch.events) this.#takeHeld(event, batch, empty);
    this.cursor = Math.max(this.cursor, cursor);
    this.flush();
    if (!this.ended) this.sink.live(cursor);
  }

  end(why: FeedEnd): void {
    if (this.ended) return;
    this.ended = true;
    this.sink.end(why);
  }

  #takeHeld(event: StoredEvent, batch: Batch, empty: Run): void {
    if (mayRead(this.facts, event, batch.rooms)) this.take(event, empty);
    this.learn(event);
  }
}
