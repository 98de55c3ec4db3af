import { inputs } from '@engawa/domain';
import { TRPCError } from '@trpc/server';
import { assertSetupOpen, finishSetup } from '../chat/organization.ts';
import { hasAdmin } from '../store/members.ts';
import { publicProcedure, router } from './trpc.ts';

export const setup = router({
  state: publicProcedure.query(async ({ ctx }) => ({ needed: !(await hasAdmin(ctx.store.db)) })),

  finish: publicProcedure.input(inputs.setupInput).mutation(async ({ ctx, input }) => {
    if (!ctx.setup.mayTry(ctx.request.ip)) throw new TRPCError({ code: 'TOO_MANY_REQUESTS' });
    const codeFits = ctx.setup.fits(input.code);
    // Asked before hashing too, so that strangers cannot keep the server busy with it.
    await assertSetupOpen(ctx.store.db, codeFits);
    const { password, ...admin } = input.admin;
    await finishSetup(ctx.store, codeFits, {
      organization: { name: input.organization, companyName: input.companyName },
      admin: { ...admin, passwordHash: await ctx.auth.hashPassword(password) },
    });
    return {};
  }),
});
