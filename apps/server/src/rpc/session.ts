import { inputs, type MemberKey, type SessionView, type UndoSeconds } from '@engawa/domain';
import { endOtherSessions, endSession } from '../chat/sessions.ts';
import { memberById, memberView } from '../store/members.ts';
import { organizationOf } from '../store/organization.ts';
import { sessionsOf } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { memberProcedure, publicProcedure, router } from './trpc.ts';

export const session = router({
  me: memberProcedure.query(({ ctx }) => self(ctx.store, ctx.who.memberId)),

  /** The same for whoever opens the app, who may well be nobody: no error, since browsers write those on the console. */
  current: publicProcedure.query(({ ctx }) => (ctx.session ? self(ctx.store, ctx.session.who.memberId) : null)),

  list: memberProcedure.query(async ({ ctx: { store, who } }): Promise<SessionView[]> => {
    const rows = await sessionsOf(store.db, who.memberId);
    return rows.map(({ memberId: _, ...row }) => ({ ...row, current: row.id === who.sessionId }));
  }),

  revoke: memberProcedure.input(inputs.sessionRevokeInput).mutation(async ({ ctx, input }) => {
    await endSession(ctx.store, ctx.who, input.sessionId);
    return {};
  }),

  revokeOthers: memberProcedure.mutation(async ({ ctx }) => {
    const ended = await endOtherSessions(ctx.store, ctx.who);
    return { revoked: ended.length };
  }),
});

async function self({ db }: Store, memberId: MemberKey) {
  const row = await memberById(db, memberId);
  return {
    member: memberView(row),
    organization: await organizationOf(db),
    settings: { undoSeconds: row.undo_seconds as UndoSeconds },
  };
}
