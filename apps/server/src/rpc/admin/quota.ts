import { type ChannelQuotaView, inputs } from '@engawa/domain';
import { memberCaps, setMemberCap } from '../../chat/quota.ts';
import { NotFoundError } from '../../store/not-found.ts';
import { channelQuotas } from '../../store/who-spent.ts';
import type { RpcContext } from '../context.ts';
import { adminProcedure, router } from '../trpc.ts';

export const quota = router({
  list: adminProcedure.query(({ ctx }) => channelQuotas(ctx.store.db, new Date().toISOString())),
  /** Asks LINE now. */
  refresh: adminProcedure.input(inputs.channelIdInput).mutation(async ({ ctx, input }) => {
    await view(ctx, input.id);
    await ctx.line.readQuota(input.id);
    return view(ctx, input.id);
  }),
  caps: adminProcedure.query(({ ctx }) => memberCaps(ctx.store.db)),
  setCap: adminProcedure
    .input(inputs.memberCapInput)
    .mutation(({ ctx, input }) => setMemberCap(ctx.store, ctx.who, input.id, input.cap)),
});

async function view(ctx: RpcContext, id: string): Promise<ChannelQuotaView> {
  const [found] = await channelQuotas(ctx.store.db, new Date().toISOString(), id);
  if (!found) throw new NotFoundError('channel');
  return found;
}
