import { keptInbox } from '../../store/inbox.ts';
import { adminProcedure, router } from '../trpc.ts';

export const inbox = router({
  /** What came from LINE and was not understood, not routed, or could not be worked on. */
  kept: adminProcedure.query(({ ctx }) => keptInbox(ctx.store.db)),
});
