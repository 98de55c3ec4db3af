import type { FeedEvent, FeedLive, inputs } from '@engawa/domain';
import type { TRPCSubscriptionProcedure } from '@trpc/server';
import type * as v from 'valibot';

/**
 * The feed as clients see it among the procedures. No router has it: `live/feed-route.ts` serves it, the only way in, with
 * limits that tRPC's own subscriptions do not know.
 */
export type FeedProcedures = {
  readonly events: TRPCSubscriptionProcedure<{
    meta: unknown;
    input: v.InferInput<typeof inputs.feedInput>;
    output: AsyncIterable<{ id: string; data: FeedEvent } | FeedLive>;
  }>;
};
