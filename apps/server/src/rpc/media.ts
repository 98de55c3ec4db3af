import { inputs } from '@engawa/domain';
import { fileLinkView, renewLink, revokeLink } from '../chat/file-links.ts';
import { memberProcedure, router } from './trpc.ts';

export const media = router({
  link: memberProcedure
    .input(inputs.messageIdInput)
    .query(({ ctx, input }) => fileLinkView(ctx.store.db, ctx.publicUrl, ctx.session.memberId, input.messageId)),
  renewLink: memberProcedure
    .input(inputs.fileLinkInput)
    .mutation(({ ctx, input }) => renewLink(ctx, ctx.session.memberId, input.messageId, input.days)),
  revokeLink: memberProcedure
    .input(inputs.messageIdInput)
    .mutation(({ ctx, input }) => revokeLink(ctx, ctx.session.memberId, input.messageId)),
});
