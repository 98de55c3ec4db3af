import type { Seq } from '@engawa/domain';
import type { Feed } from '../src/live/feed.ts';
import type { FeedEnd, FeedSink, Viewer } from '../src/live/subscriber.ts';
import type { StoredEvent } from '../src/store/events.ts';

/** What a stream says next: events, or that all until `seq` have been told. */
export type FeedNews = { readonly events: readonly StoredEvent[] } | { readonly live: Seq };

/** The feed as an iterable that ends when `signal` is aborted or the feed ends it; returns why. */
export async function* feedEvents(
  feed: Feed,
  viewer: Viewer,
  after: Seq | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<FeedNews, FeedEnd> {
  const queue = new Queue();
  const unsubscribe = feed.subscribe(viewer, after, queue);
  const onAbort = () => queue.end('interrupted');
  signal?.addEventListener('abort', onAbort);
  try {
    for (;;) {
      yield* queue.takeAll();
      if (queue.ended) return queue.ended;
      await queue.more();
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    unsubscribe();
    queue.end('interrupted');
  }
}

/** Keeps what comes until it is asked for. */
class Queue implements FeedSink {
  ended: FeedEnd | null = null;
  #news: FeedNews[] = [];
  #wake = () => {};
  #emptied = () => {};

  send(events: readonly StoredEvent[]): void {
    this.#add({ events });
  }

  live(seq: Seq): void {
    this.#add({ live: seq });
  }

  end(why: FeedEnd): void {
    this.ended ??= why;
    this.#wake();
    this.#emptied();
  }

  get full(): boolean {
    return this.#news.length > 0 && !this.ended;
  }

  async drained(): Promise<void> {
    if (this.full) await new Promise<void>((resolve) => (this.#emptied = resolve));
  }

  takeAll(): FeedNews[] {
    const news = this.#news;
    this.#news = [];
    this.#emptied();
    return news;
  }

  async more(): Promise<void> {
    if (this.#news.length === 0 && !this.ended) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  #add(news: FeedNews): void {
    this.#news.push(news);
    this.#wake();
  }
}
