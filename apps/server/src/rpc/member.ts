import { allMembers, memberView } from '../store/members.ts';
import { memberProcedure, router } from './trpc.ts';

export const member = router({
  list: memberProcedure.query(async ({ ctx }) => (await allMembers(ctx.store.db)).map(memberView)),
});
