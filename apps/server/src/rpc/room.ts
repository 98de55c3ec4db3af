import { inputs } from '@engawa/domain';
import { setReadMarks } from '../chat/read-marks.ts';
import { markRead } from '../chat/reading.ts';
import { getRoom, listRooms, roomsByIds } from '../chat/room-list.ts';
import { createRoom, inviteMembers, renameRoom } from '../chat/rooms.ts';
import { walletOf } from '../chat/wallet.ts';
import { memberProcedure, router } from './trpc.ts';

export const room = router({
  list: memberProcedure
    .input(inputs.roomListInput)
    .query(({ ctx, input: { from = null, limit } }) => listRooms(ctx.store, ctx.who, { from, limit })),
  byIds: memberProcedure
    .input(inputs.roomIdsInput)
    .query(({ ctx, input }) => roomsByIds(ctx.store, ctx.who, input.roomIds)),
  get: memberProcedure.input(inputs.roomIdInput).query(({ ctx, input }) => getRoom(ctx.store, ctx.who, input.roomId)),
  /** What the next words into it cost. */
  wallet: memberProcedure
    .input(inputs.roomIdInput)
    .query(({ ctx, input }) => walletOf(ctx.store, ctx.who, input.roomId)),
  create: memberProcedure
    .input(inputs.roomCreateInput)
    .mutation(async ({ ctx, input }) => ({ room: await createRoom(ctx.store, ctx.who, input) })),
  rename: memberProcedure.input(inputs.roomRenameInput).mutation(async ({ ctx, input }) => {
    await renameRoom(ctx.store, ctx.who, input.roomId, input.name);
    return {};
  }),
  invite: memberProcedure.input(inputs.roomInviteInput).mutation(async ({ ctx, input }) => {
    await inviteMembers(ctx.store, ctx.who, input.roomId, input.memberIds);
    return {};
  }),
  markRead: memberProcedure
    .input(inputs.roomReadInput)
    .mutation(({ ctx, input }) => markRead(ctx.store, ctx.who, input.roomId, input.upTo)),
  /** Shows the LINE user that somebody is typing. */
  typing: memberProcedure.input(inputs.roomIdInput).mutation(async ({ ctx, input }) => {
    await ctx.line.typing(ctx.who, input.roomId);
    return {};
  }),
  setReadMarks: memberProcedure
    .input(inputs.readMarksInput)
    .mutation(({ ctx, input }) => setReadMarks(ctx.store, ctx.who, input.roomId, input.on)),
});
