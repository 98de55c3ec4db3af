import { inputs } from '@engawa/domain';
import { setExternalTalk } from '../../chat/external-talk.ts';
import { adminProcedure, router } from '../trpc.ts';

export const externalTalk = router({
  set: adminProcedure
    .input(inputs.externalTalkInput)
    .mutation(({ ctx, input }) => setExternalTalk(ctx.store, ctx.who, input)),
});
