import type { NamedPerson, RoomId, SystemLine } from '@engawa/domain';
import { directRoomOf, directRoomOpens, directRoomPasses } from '../store/direct-rooms.ts';
import { contactPerson } from '../store/names-told-since.ts';
import { newId } from '../store/new-id.ts';
import { placeStands } from '../store/room-places.ts';
import { hostChanges, insertRoom, joinRoom, leaveRoom, roomView } from '../store/rooms.ts';
import { servedMembers } from '../store/served.ts';
import type { WriteTx } from '../store/store.ts';
import { postSystemLine } from './messages.ts';

type Chat = { readonly id: string; readonly channel_id: string; readonly contact_id: string };

export type BeginsBecause = (who: NamedPerson) => SystemLine;

/**
 * The room of one member with one LINE user. Found, taken over from the reception when nobody has said a word in it yet,
 * or made; then it appears with its first line to everybody in it.
 * @param because what that line says of the LINE user, who may be an old friend of an account that is new here
 */
export async function openDirectRoom(
  tx: WriteTx,
  chat: Chat,
  memberId: string,
  because: BeginsBecause,
): Promise<{ roomId: RoomId; isNew: boolean }> {
  const standing = await directRoomOf(tx.db, chat.id, memberId);
  if (standing) return { roomId: standing, isNew: false };
  const untouched = await untouchedReceptionRoom(tx, chat);
  if (untouched) return { roomId: await passOn(tx, untouched, memberId), isNew: true };
  return { roomId: await makeDirectRoom(tx, chat, memberId, because), isNew: true };
}

/**
 * A LINE user who adds a shared account and then names a member should not leave an empty room with the reception. A room
 * that another member has opened is theirs, empty or not.
 */
async function untouchedReceptionRoom(tx: WriteTx, chat: Chat) {
  const [reception] = await servedMembers(tx.db, chat.channel_id);
  if (!reception) return null;
  const row = await tx.db
    .selectFrom('direct_room')
    .innerJoin('room', 'room.id', 'direct_room.room_id')
    .select(['room.id', 'room.host_member_id'])
    .where('direct_room.line_chat_id', '=', chat.id)
    .where('direct_room.member_id', '=', reception.id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message')
            .select('message.id')
            .whereRef('message.room_id', '=', 'room.id')
            .where('author_kind', '!=', 'system'),
        ),
      ),
    )
    .executeTakeFirst();
  return row ?? null;
}

async function passOn(
  tx: WriteTx,
  room: { id: RoomId; host_member_id: string | null },
  memberId: string,
): Promise<RoomId> {
  const left = tx.nextSeq();
  if (room.host_member_id) {
    await leaveRoom(tx, room.id, room.host_member_id, left);
    const leaver = { kind: 'room.left', roomId: room.id, memberId: room.host_member_id } as const;
    await tx.append({ to: 'room', roomId: room.id }, leaver, left);
  }
  await hostChanges(tx, room.id, memberId);
  await directRoomPasses(tx, room.id, memberId);
  const joined = tx.nextSeq();
  await joinRoom(tx, room.id, { kind: 'member', id: memberId }, joined);
  const view = await roomView(tx.db, room.id);
  await tx.append({ to: 'room', roomId: room.id }, { kind: 'room.joined', room: view }, joined);
  return room.id;
}

async function makeDirectRoom(tx: WriteTx, chat: Chat, memberId: string, because: BeginsBecause): Promise<RoomId> {
  const roomId = newId();
  await insertRoom(tx, { id: roomId, kind: 'line', link: 'direct', host_member_id: memberId });
  await directRoomOpens(tx, { lineChatId: chat.id, memberId, roomId });
  const joined = tx.nextSeq();
  await placeStands(tx, { roomId, lineChatId: chat.id, state: 'joined', since: joined });
  await joinRoom(tx, roomId, { kind: 'member', id: memberId }, joined);
  await joinRoom(tx, roomId, { kind: 'contact', id: chat.contact_id }, joined);
  await tx.append({ to: 'room', roomId }, { kind: 'room.created', room: await roomView(tx.db, roomId) }, joined);
  await postSystemLine(tx, roomId, because(await contactPerson(tx.db, chat.contact_id)));
  return roomId;
}
