import { inputs } from '@engawa/domain';
import { addMember, renameMember, resumeMember, setAdmin, setPassword, suspendMember } from '../../chat/members.ts';
import { allMembers, memberView } from '../../store/members.ts';
import { adminProcedure, router } from '../trpc.ts';

export const members = router({
  list: adminProcedure.query(async ({ ctx }) => {
    const rows = await allMembers(ctx.store.db);
    return rows.map((row) => ({ ...memberView(row), createdAt: row.created_at }));
  }),

  add: adminProcedure.input(inputs.memberAddInput).mutation(async ({ ctx, input: { password, ...member } }) => {
    const passwordHash = await ctx.auth.hashPassword(password);
    return addMember(ctx.store, ctx.who, { ...member, passwordHash });
  }),

  rename: adminProcedure
    .input(inputs.memberNameInput)
    .mutation(({ ctx, input }) => renameMember(ctx.store, ctx.who, input.id, input.name)),

  setPassword: adminProcedure.input(inputs.memberPasswordInput).mutation(async ({ ctx, input }) => {
    const passwordHash = await ctx.auth.hashPassword(input.password);
    return setPassword(ctx.store, ctx.who, input.id, passwordHash);
  }),

  setAdmin: adminProcedure
    .input(inputs.memberAdminInput)
    .mutation(({ ctx, input }) => setAdmin(ctx.store, ctx.who, input.id, input.admin)),

  suspend: adminProcedure
    .input(inputs.memberKeyInput)
    .mutation(({ ctx, input }) => suspendMember(ctx.store, ctx.who, input.id)),

  resume: adminProcedure
    .input(inputs.memberKeyInput)
    .mutation(({ ctx, input }) => resumeMember(ctx.store, ctx.who, input.id)),
});
