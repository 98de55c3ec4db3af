import { inputs } from '@engawa/domain';
import { fileLinkView, renewLink, revokeLink } from '../chat/file-links.ts';
import { assertInReach } from '../chat/media.ts';
import { memberProcedure, router } from './trpc.ts';

export const media = router({
  /** Null: nothing is on its way now, or another server fetches it. */
  progress: memberProcedure.input(inputs.mediaIdInput).query(async ({ ctx, input }) => {
    await assertInReach(ctx.store.db, ctx.who, input.mediaId);
    return ctx.line.fetchProgress(input.mediaId);
  }),
  link: memberProcedure
    .input(inputs.messageIdInput)
    .query(({ ctx, input }) => fileLinkView(ctx.store.db, ctx.who, ctx.publicUrl, input.messageId)),
  renewLink: memberProcedure
    .input(inputs.fileLinkInput)
    .mutation(({ ctx, input }) => renewLink(ctx, ctx.who, input.messageId, input.days)),
  revokeLink: memberProcedure
    .input(inputs.messageIdInput)
    .mutation(({ ctx, input }) => revokeLink(ctx, ctx.who, input.messageId)),
});
