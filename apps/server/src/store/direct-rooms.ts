import type { MemberKey, RoomId } from '@engawa/domain';
import type { Reader, WriteTx } from './store.ts';

/** The room of a LINE user, in one of their chats, with one member; null when the two have none. */
export async function directRoomOf(db: Reader, lineChatId: string, memberId: MemberKey): Promise<RoomId | null> {
  const row = await db
    .selectFrom('direct_room')
    .select('room_id')
    .where('line_chat_id', '=', lineChatId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row?.room_id ?? null;
}

export async function directRoomOpens(
  tx: WriteTx,
  pair: { readonly lineChatId: string; readonly memberId: MemberKey; readonly roomId: RoomId },
): Promise<void> {
  await tx.db
    .insertInto('direct_room')
    .values({ line_chat_id: pair.lineChatId, member_id: pair.memberId, room_id: pair.roomId })
    .execute();
}

/** From now on the room is another member's with the same LINE user. */
export async function directRoomPasses(tx: WriteTx, roomId: RoomId, memberId: MemberKey): Promise<void> {
  await tx.db.updateTable('direct_room').set({ member_id: memberId }).where('room_id', '=', roomId).execute();
}
