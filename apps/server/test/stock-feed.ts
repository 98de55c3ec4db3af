import { assertAllowed, canSpeakFor, type FeedEvent, type FeedLive, inputs, type Seq } from '@engawa/domain';
import { TRPCError, type TrackedEnvelope, tracked } from '@trpc/server';
import * as v from 'valibot';
import { readSeq } from '../src/live/feed-request.ts';
import { memberProcedure, router } from '../src/rpc/trpc.ts';
import { feedEvents } from './feed-iterable.ts';

/** The feed as tRPC's own adapter would serve it; ours is held against it byte for byte. */
export const stockFeed = router({
  events: memberProcedure.input(v.optional(inputs.feedInput, {})).subscription(async function* ({
    ctx,
    input,
    signal,
  }) {
    assertAllowed(canSpeakFor(ctx.who.memberId, input.member ?? null));
    const news = feedEvents(ctx.feed, ctx.who, placeOf(input), signal);
    for (;;) {
      const { value, done } = await news.next();
      if (done) throw value === 'signedOut' ? new TRPCError({ code: 'UNAUTHORIZED' }) : interrupted();
      if ('live' in value) yield { kind: 'feed.live', seq: value.live } as FeedLive;
      else for (const event of value.events) yield told(event.seq, event.body);
    }
  }),
});

function told(seq: Seq, body: string): TrackedEnvelope<FeedEvent> {
  return tracked(String(seq), JSON.parse(body) as FeedEvent);
}

function placeOf({ after, lastEventId }: v.InferOutput<typeof inputs.feedInput>): Seq | null {
  if (!lastEventId) return after ?? null;
  const seq = readSeq(lastEventId);
  if (seq === undefined) throw new TRPCError({ code: 'BAD_REQUEST' });
  return seq;
}

/** An end in peace would tell the client not to come back. */
function interrupted(): DOMException {
  return new DOMException('The server ends its streams', 'AbortError');
}
