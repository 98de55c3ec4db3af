import { type ChannelView, inputs } from '@engawa/domain';
import { serveChannel, setGreeting } from '../../chat/channels.ts';
import { channelViews } from '../../store/channels.ts';
import { doctorView } from '../../store/doctor.ts';
import { greetingOf } from '../../store/greetings.ts';
import { NotFoundError } from '../../store/not-found.ts';
import type { RpcContext } from '../context.ts';
import { adminProcedure, router } from '../trpc.ts';

export const channels = router({
  list: adminProcedure.query(({ ctx }) => channelViews(ctx.store.db, ctx.line.surroundings)),
  /** Token, account, webhook set and tested; see the channel's `lastTest` for what LINE said of the webhook. */
  add: adminProcedure
    .input(inputs.channelAddInput)
    .mutation(async ({ ctx, input }) => view(ctx, await ctx.line.connectChannel(ctx.who, input))),
  serve: adminProcedure.input(inputs.channelServeInput).mutation(async ({ ctx, input }) => {
    await serveChannel(ctx.store, ctx.who, input.id, input.served);
    return view(ctx, input.id);
  }),
  test: adminProcedure.input(inputs.channelIdInput).mutation(async ({ ctx, input }) => {
    await view(ctx, input.id);
    await ctx.line.checkChannel(input.id);
    return view(ctx, input.id);
  }),
  /** What happened between LINE and us, and what can be told from it. */
  doctor: adminProcedure.input(inputs.channelIdInput).query(async ({ ctx, input }) => {
    await ctx.line.noteTraffic();
    return doctorView(ctx.store.db, ctx.line.surroundings, input.id);
  }),
  greeting: adminProcedure.input(inputs.channelIdInput).query(({ ctx, input }) => greetingOf(ctx.store.db, input.id)),
  setGreeting: adminProcedure
    .input(inputs.channelGreetingInput)
    .mutation(({ ctx, input: { id, ...greeting } }) => setGreeting(ctx.store, ctx.who, id, greeting)),
});

async function view(ctx: RpcContext, id: string): Promise<ChannelView> {
  const [channel] = await channelViews(ctx.store.db, ctx.line.surroundings, id);
  if (!channel) throw new NotFoundError('channel');
  return channel;
}
