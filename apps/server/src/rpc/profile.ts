import { DeniedError, inputs } from '@engawa/domain';
import { TRPCError } from '@trpc/server';
import { changeOwnPassword, renameMember, setUndo } from '../chat/members.ts';
import { memberProcedure, router } from './trpc.ts';

export const profile = router({
  update: memberProcedure
    .input(inputs.profileUpdateInput)
    .mutation(({ ctx, input }) => renameMember(ctx.store, ctx.session.memberId, ctx.session.memberId, input.name)),

  /** For how long words to LINE can be taken back. */
  setUndo: memberProcedure.input(inputs.undoInput).mutation(async ({ ctx, input }) => {
    await setUndo(ctx.store, ctx.session.memberId, input.seconds);
    return {};
  }),

  changePassword: memberProcedure.input(inputs.passwordChangeInput).mutation(async ({ ctx, input }) => {
    const { memberId, sessionId } = ctx.session;
    const fits = await ctx.auth.passwordFits(memberId, input.current);
    if (fits === 'tooMany') throw new TRPCError({ code: 'TOO_MANY_REQUESTS' });
    if (!fits) throw new DeniedError({ code: 'passwordWrong', params: {} });
    const passwordHash = await ctx.auth.hashPassword(input.next);
    await changeOwnPassword(ctx.store, memberId, { passwordHash, sessionId });
    return {};
  }),
});
