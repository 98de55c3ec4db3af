import { DeniedError, inputs } from '@engawa/domain';
import { TRPCError } from '@trpc/server';
import { changeOwnPassword, renameMember, setUndo } from '../chat/members.ts';
import { memberProcedure, router } from './trpc.ts';

export const profile = router({
  update: memberProcedure
    .input(inputs.profileUpdateInput)
    .mutation(({ ctx, input }) => renameMember(ctx.store, ctx.who, ctx.who.memberId, input.name)),

  /** For how long words to LINE can be taken back. */
  setUndo: memberProcedure.input(inputs.undoInput).mutation(async ({ ctx, input }) => {
    await setUndo(ctx.store, ctx.who, input.seconds);
    return {};
  }),

  changePassword: memberProcedure.input(inputs.passwordChangeInput).mutation(async ({ ctx, input }) => {
    const fits = await ctx.auth.passwordFits(ctx.who.memberId, input.current);
    if (fits === 'tooMany') throw new TRPCError({ code: 'TOO_MANY_REQUESTS' });
    if (!fits) throw new DeniedError({ code: 'passwordWrong', params: {} });
    const passwordHash = await ctx.auth.hashPassword(input.next);
    await changeOwnPassword(ctx.store, ctx.who, passwordHash);
    return {};
  }),
});
