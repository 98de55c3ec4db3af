import {
  type ContactFace,
  contactIdsOf,
  type MessageId,
  type MessagePage,
  type MessageView,
  peopleNamedIn,
  type RoomId,
  type Seq,
} from '@engawa/domain';
import { contactFaces } from '../store/contacts.ts';
import { pageOfMessages, seqInRoom } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { notInRoom } from '../store/participants.ts';
import { readUpTo, roomOfMember } from '../store/rooms.ts';
import type { Reader, Store } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { requireRoom } from './messages.ts';
import { seenOnScreen } from './read-marks.ts';

export type PageWish = {
  readonly roomId: RoomId;
  readonly before?: Seq | undefined;
  readonly after?: Seq | undefined;
  readonly around?: MessageId | undefined;
  readonly limit: number;
};

/** In a LINE room a colleague sees the whole talk; in an internal room, from their coming on. */
export async function pageMessages(store: Store, who: ByMember, wish: PageWish): Promise<MessagePage> {
  const room = await roomOfMember(store.db, wish.roomId, who.memberId);
  if (!room) throw new NotFoundError('room');
  const from = room.kind === 'line' ? 0 : room.joined_seq;
  if (wish.around !== undefined) return pageAround(store, { ...wish, from, around: wish.around });
  const { messages, more, rising } = await pageOfMessages(store.db, { ...wish, from });
  return {
    messages,
    faces: await facesOfThoseGone(store.db, wish.roomId, messages),
    hasOlder: rising ? true : more,
    hasNewer: rising ? more : wish.before !== undefined,
  };
}

/** Half of what is asked for ends with the message, half follows it; both from one snapshot. */
function pageAround(
  store: Store,
  { roomId, around, from, limit }: { roomId: RoomId; around: MessageId; from: Seq; limit: number },
): Promise<MessagePage> {
  return store.read(async (db) => {
    const seq = await seqInRoom(db, roomId, around);
    if (seq === null || seq < from) throw new NotFoundError('message');
    const upTo = await pageOfMessages(db, { roomId, from, before: seq + 1, limit: Math.ceil(limit / 2) });
    const then = await pageOfMessages(db, { roomId, from, after: seq, limit: Math.floor(limit / 2) });
    const messages = [...upTo.messages, ...then.messages];
    const faces = await facesOfThoseGone(db, roomId, messages);
    return { messages, faces, hasOlder: upTo.more, hasNewer: then.more };
  });
}

/** Of LINE users whom messages name: who is in the room is known with it. */
async function facesOfThoseGone(db: Reader, roomId: RoomId, messages: readonly MessageView[]): Promise<ContactFace[]> {
  const named = contactIdsOf(messages.flatMap(peopleNamedIn));
  return contactFaces(db, await notInRoom(db, roomId, named));
}

/** The member has seen the room up to this place; told to their other devices. Never goes back. */
export function markRead(store: Store, who: ByMember, roomId: RoomId, upTo: Seq): Promise<{ upTo: Seq }> {
  const { memberId } = who;
  return store.write(who, async (tx) => {
    const room = await requireRoom(tx, roomId);
    const last = await lastSeq(tx.db, roomId);
    const seen = Math.min(upTo, last);
    if (seen <= room.read_up_to) return { upTo: room.read_up_to };
    await readUpTo(tx, roomId, memberId, seen);
    await tx.append({ to: 'member', memberId }, { kind: 'room.read', roomId, memberId, upTo: seen });
    await seenOnScreen(tx, room);
    return { upTo: seen };
  });
}

async function lastSeq(db: Reader, roomId: RoomId): Promise<Seq> {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
