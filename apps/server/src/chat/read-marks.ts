import {
  assertAllowed,
  canReadForLine,
  canSetReadMarks,
  isListenedTo,
  type RoomId,
  type RoomView,
} from '@engawa/domain';
import { readMarkIsDropped, readMarkIsDue } from '../store/line-chats.ts';
import { actorOf } from '../store/members.ts';
import { NotFoundError } from '../store/not-found.ts';
import { firstUnseen, newestMarkable, roomsSeen } from '../store/read-marks.ts';
import { joinedAt } from '../store/room-places.ts';
import { type RoomRow, roomView, showReadMarks } from '../store/rooms.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { requireRoom } from './messages.ts';

type LineRoom = Pick<RoomRow, 'id' | 'kind' | 'read_marks_off'>;

/**
 * A member had a room on screen, to its place in `participant.read_up_to`: if that is a member with the permission, the
 * LINE user is shown 既読. LINE marks a message and everything before it in the whole LINE chat (LINE docs, Mark as read),
 * so where one LINE user talks with several members through one account, only as far as all of them have seen it.
 */
export async function seenOnScreen(tx: WriteTx<ByMember>, room: LineRoom): Promise<void> {
  if (room.kind !== 'line' || room.read_marks_off) return;
  if (!canReadForLine(await actorOf(tx)).allowed) return;
  for (const { lineChatId } of await joinedAt(tx.db, room.id)) await markAsSeen(tx, lineChatId);
}

async function markAsSeen(tx: WriteTx, lineChatId: string): Promise<void> {
  const chat = await markedChat(tx, lineChatId);
  if (chat?.chat_mode !== 'chat' || !isListenedTo({ blockedAt: chat.blocked_at })) return;
  const newest = await newestSeenByAll(tx, lineChatId, chat.read_seq ?? 0);
  if (newest) await readMarkIsDue(tx, lineChatId, newest);
}

/** Whether the LINE user of a room is told that words were read; what was not told yet is not told any more. */
export function setReadMarks(store: Store, who: ByMember, roomId: RoomId, on: boolean): Promise<RoomView> {
  return store.write(who, async (tx) => {
    const room = await requireRoom(tx, roomId);
    if (room.kind !== 'line') throw new NotFoundError('room');
    assertAllowed(canSetReadMarks(await actorOf(tx)));
    const off = on ? 0 : 1;
    if (room.read_marks_off === off) return roomView(tx.db, roomId);
    await showReadMarks(tx, roomId, on);
    if (!on) for (const { lineChatId } of await joinedAt(tx.db, roomId)) await readMarkIsDropped(tx, lineChatId);
    const view = await roomView(tx.db, roomId);
    await tx.append({ to: 'room', roomId }, { kind: 'room.changed', room: view });
    return view;
  });
}

function markedChat(tx: WriteTx, lineChatId: string) {
  return tx.db
    .selectFrom('line_chat as l')
    .innerJoin('channel as c', 'c.id', 'l.channel_id')
    .leftJoin('contact as person', 'person.id', 'l.contact_id')
    .select(['l.read_seq', 'c.chat_mode', 'person.blocked_at'])
    .where('l.id', '=', lineChatId)
    .executeTakeFirst();
}

async function newestSeenByAll(tx: WriteTx, lineChatId: string, after: number) {
  const rooms = await roomsSeen(tx.db, lineChatId);
  let before = Number.MAX_SAFE_INTEGER;
  for (const room of rooms) before = Math.min(before, (await firstUnseen(tx.db, lineChatId, room)) ?? before);
  const ids = rooms.map(({ roomId }) => roomId);
  return ids.length > 0 ? newestMarkable(tx.db, lineChatId, ids, { after, before }) : null;
}
