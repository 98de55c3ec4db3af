import type { FeedEvent, MemberKey, Seq } from '@engawa/domain';
import type { Feed } from '../src/live/feed.ts';
import type { FeedEnd, FeedSink } from '../src/live/subscriber.ts';
import type { StoredEvent } from '../src/store/events.ts';

/** A member who reads the feed without a network between, and remembers what they were told. */
export class FeedReader implements FeedSink {
  readonly told: FeedEvent[] = [];
  readonly calls: (readonly StoredEvent[])[] = [];
  readonly full = false;
  liveAt: Seq | null = null;
  ended: FeedEnd | null = null;
  readonly hangUp: () => void;
  #waiting: { readonly fulfilled: () => boolean; readonly resolve: () => void }[] = [];

  constructor(feed: Feed, memberId: MemberKey, after: Seq | null = null) {
    this.hangUp = feed.subscribe({ memberId, sessionId: `session of ${memberId}` }, after, this);
  }

  get seqs(): Seq[] {
    return this.told.map((event) => event.seq);
  }

  /** Resolves as soon as the reader has been told so much. */
  when(fulfilled: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ fulfilled, resolve });
      this.#look();
    });
  }

  caughtUp(): Promise<void> {
    return this.when(() => this.liveAt !== null);
  }

  toldOf(seq: Seq): Promise<void> {
    return this.when(() => (this.told.at(-1)?.seq ?? 0) >= seq);
  }

  send(events: readonly StoredEvent[]): void {
    this.calls.push(events);
    this.told.push(...events.map((event) => JSON.parse(event.body) as FeedEvent));
    this.#look();
  }

  live(seq: Seq): void {
    this.liveAt = seq;
    this.#look();
  }

  end(why: FeedEnd): void {
    this.ended = why;
    this.#look();
  }

  async drained(): Promise<void> {}

  #look(): void {
    for (const { fulfilled, resolve } of this.#waiting) if (fulfilled()) resolve();
    this.#waiting = this.#waiting.filter(({ fulfilled }) => !fulfilled());
  }
}
