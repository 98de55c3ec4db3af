import { inputs } from '@engawa/domain';
import { decide } from '../chat/deciding.ts';
import { postMessage } from '../chat/posting.ts';
import { pageMessages } from '../chat/reading.ts';
import { sendNow, takeBack } from '../chat/taking-back.ts';
import { afterCommit } from '../store/after-commit.ts';
import { memberProcedure, router } from './trpc.ts';

export const message = router({
  page: memberProcedure
    .input(inputs.messagePageInput)
    .query(({ ctx, input }) => pageMessages(ctx.store, ctx.who, input)),
  post: memberProcedure
    .input(inputs.messagePostInput)
    .mutation(({ ctx, input }) => postMessage(ctx.store, ctx.who, input)),
  /** With all that was sent by the same press, before it has left for LINE. */
  takeBack: memberProcedure.input(inputs.messageIdInput).mutation(async ({ ctx, input }) => {
    const { messages, blobKeys } = await takeBack(ctx.store, ctx.who, input.messageId);
    await afterCommit(ctx.request.log, ctx.media.remove(blobKeys));
    return messages;
  }),
  sendNow: memberProcedure.input(inputs.messageIdInput).mutation(async ({ ctx, input }) => {
    await sendNow(ctx.store, ctx.who, input.messageId);
    return {};
  }),
  decide: memberProcedure
    .input(inputs.messageDecideInput)
    .mutation(({ ctx, input }) => decide(ctx.store, ctx.who, input.messageId, input.choice)),
});
