import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MemberKey } from '@engawa/domain';
import type { Feed } from '../src/live/feed.ts';
import { type FeedStreamOptions, openFeedStream } from '../src/live/feed-stream.ts';

export type FeedServer = {
  readonly url: string;
  /** Cuts all connections, as a broken network would. */
  hangUpAll(): void;
  close(): Promise<void>;
};

/** Serves the feed over HTTP to whomever the header or parameter `member` names. */
export async function serveFeed(feed: Feed, options: FeedStreamOptions = {}): Promise<FeedServer> {
  const server = createServer((request, response) => {
    openFeedStream(feed, viewerOf(request.url!), request, response, options);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`,
    hangUpAll: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function viewerOf(url: string): { memberId: MemberKey; sessionId: string } {
  const memberId = new URL(url, 'http://feed').searchParams.get('member')!;
  return { memberId, sessionId: `session of ${memberId}` };
}

export type Frame = { readonly event?: string; readonly data: string; readonly id?: string };

/**
 * Reads a stream of Server-Sent Events frame by frame until `enough` says so, then hangs up.
 * Ends as well when the server hangs up.
 */
export async function readFrames(
  url: string,
  headers: Record<string, string>,
  enough: (frame: Frame) => boolean,
): Promise<Frame[]> {
  const hangUp = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: hangUp.signal });
  const frames: Frame[] = [];
  try {
    for await (const frame of framesOf(response)) {
      frames.push(frame);
      if (enough(frame)) break;
    }
  } finally {
    hangUp.abort();
  }
  return frames;
}

async function* framesOf(response: Response): AsyncGenerator<Frame> {
  let rest = '';
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split('\n\n\n');
    rest = parts.pop()!;
    for (const part of parts) yield parseFrame(part);
  }
}

function parseFrame(text: string): Frame {
  const fields = text.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2));
  return Object.fromEntries(fields) as Frame;
}
