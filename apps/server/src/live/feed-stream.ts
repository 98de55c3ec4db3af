import type { IncomingMessage, ServerResponse } from 'node:http';
import { canSpeakFor, type Denial, type Seq, type Verdict } from '@engawa/domain';
import type { StoredEvent } from '../store/events.ts';
import type { Feed } from './feed.ts';
import {
  errorShape,
  isForEventSource,
  pingMs,
  reconnectAfterInactivityMs,
  refuse,
  streamHeaders,
} from './feed-answer.ts';
import { readFeedRequest } from './feed-request.ts';
import { connectedFrame, errorFrame, eventFrames, liveFrame, pingFrame } from './feed-wire.ts';
import type { FeedEnd, FeedSink, Viewer } from './subscriber.ts';

export type FeedStreamOptions = {
  readonly pingMs?: number;
  readonly reconnectAfterInactivityMs?: number;
  /** A reader who leaves more than this unread is cut off; it resumes from what it got. */
  readonly maxBufferedBytes?: number;
  /** Asked again while the stream is open, for sessions that end elsewhere or expire. */
  readonly stillSignedIn?: () => Promise<boolean>;
  readonly recheckMs?: number;
};

const defaults = {
  pingMs,
  reconnectAfterInactivityMs,
  maxBufferedBytes: 1_048_576,
  stillSignedIn: async () => true,
  recheckMs: 60_000,
};

/** Answers `GET /trpc/feed.events` of a signed-in member with the feed, in tRPC's own wire format. */
export function openFeedStream(
  feed: Feed,
  viewer: Viewer,
  request: IncomingMessage,
  response: ServerResponse,
  options: FeedStreamOptions = {},
): void {
  // Hung up while we asked who it is.
  if (response.destroyed) return;
  const place = readFeedRequest(request);
  const refusal = place ? refusalOf(canSpeakFor(viewer.memberId, place.member)) : 'BAD_REQUEST';
  if (!place || refusal) {
    refuse(response, refusal ?? 'BAD_REQUEST', isForEventSource(request));
    return;
  }
  const stream = new FeedStream(response, place.lastEventId, { ...defaults, ...options });
  stream.start((sink) => feed.subscribe(viewer, place.after, sink));
}

function refusalOf(verdict: Verdict): Denial | null {
  return verdict.allowed ? null : verdict.denial;
}

/** One open connection. */
class FeedStream implements FeedSink {
  readonly #response: ServerResponse;
  readonly #options: Required<FeedStreamOptions>;
  readonly #timers: NodeJS.Timeout[];
  #unsubscribe = () => {};
  /** What the client resumes from. */
  #lastEventId: string | null;
  #stalled = false;

  constructor(response: ServerResponse, lastEventId: string | null, options: Required<FeedStreamOptions>) {
    this.#response = response;
    this.#options = options;
    this.#lastEventId = lastEventId;
    this.#timers = [
      setInterval(() => this.#ping(), options.pingMs),
      setInterval(() => void this.#recheck(), options.recheckMs),
    ];
  }

  start(subscribe: (sink: FeedSink) => () => void): void {
    this.#response.on('close', () => this.#close());
    this.#response.on('error', () => this.#close());
    this.#response.socket?.setNoDelay(true);
    this.#response.writeHead(200, streamHeaders);
    this.#response.write(connectedFrame(this.#options.reconnectAfterInactivityMs));
    this.#unsubscribe = subscribe(this);
    // A session that ended between the question who it is and this line was told of before anybody listened.
    void this.#recheck();
  }

  send(events: readonly StoredEvent[]): void {
    this.#lastEventId = String(events.at(-1)!.seq);
    this.#write(eventFrames(events));
  }

  live(seq: Seq): void {
    this.#write(liveFrame(seq, this.#lastEventId));
  }

  /** Without a last frame when the client shall come back: tRPC's `return` would tell it that the feed is over. */
  end(why: FeedEnd): void {
    if (why === 'signedOut') this.#response.write(errorFrame(errorShape('UNAUTHORIZED')));
    this.#response.end();
    this.#close();
  }

  get full(): boolean {
    return !this.#response.destroyed && this.#response.writableNeedDrain;
  }

  drained(): Promise<void> {
    const response = this.#response;
    if (!this.full) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        response.off('drain', end).off('close', end);
        resolve();
      };
      response.on('drain', end).on('close', end);
    });
  }

  #write(frames: Buffer): void {
    if (this.#response.writableLength > this.#options.maxBufferedBytes) this.#cutOff();
    else this.#response.write(frames);
  }

  /** A reader who takes nothing between two pings is gone, or as good as gone. */
  #ping(): void {
    const waits = this.#response.writableNeedDrain;
    if (waits && this.#stalled) this.#cutOff();
    else this.#write(pingFrame);
    this.#stalled = waits;
  }

  async #recheck(): Promise<void> {
    const signedIn = await this.#options.stillSignedIn().catch(() => true);
    if (!signedIn && !this.#response.writableEnded) this.end('signedOut');
  }

  #cutOff(): void {
    this.#close();
    this.#response.destroy();
  }

  #close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#unsubscribe();
  }
}
