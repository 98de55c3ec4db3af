import type { IncomingMessage } from 'node:http';
import { inputs, type MemberKey, type Seq } from '@engawa/domain';
import * as v from 'valibot';

/** Where a client wants to go on. */
export type FeedRequest = {
  /** The last place it has seen; null: it wants only what comes. */
  readonly after: Seq | null;
  /** What the client's EventSource itself remembers. */
  readonly lastEventId: string | null;
  /** Whom the page shows; null: it does not say. */
  readonly member: MemberKey | null;
};

/**
 * Reads the place as tRPC does: the header of a reconnecting EventSource before the query, both before the input, in
 * which tRPC's client puts the last id when it opens a new stream. Answers null when it is not a place.
 */
export function readFeedRequest(request: Pick<IncomingMessage, 'url' | 'headers'>): FeedRequest | null {
  const query = new URL(request.url ?? '/', 'http://feed').searchParams;
  const remembered =
    single(request.headers['last-event-id']) ?? query.get('lastEventId') ?? query.get('Last-Event-Id') ?? '';
  const input = readInput(query.get('input'));
  if (!input) return null;
  const lastEventId = remembered || input.lastEventId;
  const after = lastEventId ? readSeq(lastEventId) : (input.after ?? null);
  return after === undefined ? null : { after, lastEventId: remembered || null, member: input.member ?? null };
}

/** undefined: not a place. */
export function readSeq(text: string): Seq | undefined {
  if (!/^\d{1,16}$/.test(text)) return undefined;
  const seq = Number(text);
  return Number.isSafeInteger(seq) ? seq : undefined;
}

function readInput(text: string | null): v.InferOutput<typeof inputs.feedInput> | null {
  if (!text) return {};
  try {
    const read = v.safeParse(inputs.feedInput, JSON.parse(text) ?? {});
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
