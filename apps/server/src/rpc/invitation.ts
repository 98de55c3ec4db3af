import { inputs } from '@engawa/domain';
import { type Addresses, invitationPage, ownInvitation, renewInvitation } from '../chat/invitations.ts';
import type { RpcContext } from './context.ts';
import { memberProcedure, publicProcedure, router } from './trpc.ts';

export const invitation = router({
  mine: memberProcedure.query(({ ctx }) => ownInvitation(ctx.store, ctx.who, addresses(ctx))),
  renew: memberProcedure.mutation(({ ctx }) => renewInvitation(ctx.store, ctx.who, addresses(ctx))),
  /** For whoever holds the link. */
  page: publicProcedure
    .input(inputs.invitationCodeInput)
    .query(({ ctx, input }) => invitationPage(ctx.store, addresses(ctx), input.code)),
});

function addresses({ publicUrl, config }: RpcContext): Addresses {
  return { publicUrl, lineLinkUrl: config.lineLinkUrl };
}
