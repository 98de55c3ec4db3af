import { inputs } from '@engawa/domain';
import { TRPCError } from '@trpc/server';
import { assertSetupOpen, finishSetup } from '../chat/organization.ts';
import { hasAdmin } from '../store/members.ts';
import type { RpcContext } from './context.ts';
import { publicProcedure, router } from './trpc.ts';

export const setup = router({
  state: publicProcedure.query(async ({ ctx }) => ({ needed: !(await hasAdmin(ctx.store.db)) })),

  /** Tells a wrong code before the rest is typed; to who has the right one, where the company is about to be kept. */
  checkCode: publicProcedure.input(inputs.setupCodeInput).mutation(async ({ ctx, input }) => {
    await assertSetupOpen(ctx.store.db, codeFits(ctx, input.code));
    return { database: ctx.store.dialect.place };
  }),

  finish: publicProcedure.input(inputs.setupInput).mutation(async ({ ctx, input }) => {
    const fits = codeFits(ctx, input.code);
    // Asked before hashing too, so that strangers cannot keep the server busy with it.
    await assertSetupOpen(ctx.store.db, fits);
    const { password, ...admin } = input.admin;
    await finishSetup(ctx.store, { kind: 'visitor', from: ctx.request.ip }, fits, {
      organization: { name: input.organization, companyName: input.companyName },
      admin: { ...admin, passwordHash: await ctx.auth.hashPassword(password) },
    });
    return {};
  }),
});

/** Counted by address, so that the code cannot be guessed. */
function codeFits({ setup: run, request }: RpcContext, code: string): boolean {
  if (!run.mayTry(request.ip)) throw new TRPCError({ code: 'TOO_MANY_REQUESTS' });
  return run.fits(code);
}
