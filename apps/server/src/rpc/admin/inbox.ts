import { inputs } from '@engawa/domain';
import { bringBack } from '../../chat/kept-events.ts';
import { keptEvents, keptKinds } from '../../store/kept-inbox.ts';
import { adminProcedure, router } from '../trpc.ts';

/** What came from LINE and was not understood, not routed, or could not be worked on. */
export const inbox = router({
  kinds: adminProcedure.query(({ ctx }) => keptKinds(ctx.store.db)),
  kept: adminProcedure.input(inputs.keptEventsInput).query(({ ctx, input }) => keptEvents(ctx.store.db, input)),
  /** One, or all of a kind. */
  bringBack: adminProcedure
    .input(inputs.bringBackInput)
    .mutation(({ ctx, input }) => bringBack(ctx.store, ctx.who, input)),
});
