import { inputs } from '@engawa/domain';
import { postMessage } from '../chat/posting.ts';
import { pageMessages } from '../chat/reading.ts';
import { memberProcedure, router } from './trpc.ts';

export const message = router({
  page: memberProcedure
    .input(inputs.messagePageInput)
    .query(({ ctx, input }) => pageMessages(ctx.store, ctx.session.memberId, input)),
  post: memberProcedure
    .input(inputs.messagePostInput)
    .mutation(({ ctx, input }) => postMessage(ctx.store, ctx.session.memberId, input)),
});
