import type { MessageId, MessagePage, MessageView, RoomId, RoomListItem, Seq } from '@engawa/domain';
import { lastMessages, pageOfMessages, seqInRoom } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { notSentIn } from '../store/not-sent.ts';
import { readUpTo, roomOfMember, roomViews } from '../store/rooms.ts';
import type { Reader, Store } from '../store/store.ts';
import { unreadCounts } from '../store/unread.ts';
import type { ByMember } from '../store/who.ts';
import { requireRoom } from './messages.ts';
import { seenOnScreen } from './read-marks.ts';

/** A member's rooms with the place in the feed from which to go on: one snapshot. */
export function listRooms(store: Store, { memberId }: ByMember): Promise<{ rooms: RoomListItem[]; seq: Seq }> {
  return store.read(async (db) => {
    const head = await db.selectFrom('event_head').select('seq').executeTakeFirstOrThrow();
    return { rooms: await roomItems(db, memberId), seq: head.seq };
  });
}

export function getRoom(store: Store, { memberId }: ByMember, roomId: RoomId): Promise<RoomListItem> {
  return store.read(async (db) => {
    const [item] = await roomItems(db, memberId, roomId);
    if (!item) throw new NotFoundError('room');
    return item;
  });
}

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
    return { messages: [...upTo.messages, ...then.messages], hasOlder: upTo.more, hasNewer: then.more };
  });
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

async function roomItems(db: Reader, memberId: string, roomId?: RoomId): Promise<RoomListItem[]> {
  const places = await placesOf(db, memberId, roomId);
  const ids = places.map((place) => place.room_id);
  const [views, last, unread, stopped] = [
    await roomViews(db, ids),
    await lastMessages(db, ids),
    await unreadCounts(db, memberId, ids),
    await notSentIn(db, ids),
  ];
  const placeIn = new Map(places.map((place) => [place.room_id, place]));
  return views.map((room) => {
    const { joined_seq, read_up_to } = placeIn.get(room.id)!;
    return {
      room,
      last: visibleLast(last.get(room.id), room.kind, joined_seq),
      readUpTo: read_up_to,
      unread: unread.get(room.id) ?? 0,
      notSent: stopped.get(room.id) ?? [],
    };
  });
}

function visibleLast(last: MessageView | undefined, kind: 'internal' | 'line', joined: Seq): MessageView | null {
  return last && (kind === 'line' || last.seq >= joined) ? last : null;
}

function placesOf(db: Reader, memberId: string, roomId?: RoomId) {
  let query = db
    .selectFrom('participant')
    .select(['room_id', 'joined_seq', 'read_up_to'])
    .where('person_id', '=', memberId)
    .where('left_seq', 'is', null);
  if (roomId) query = query.where('room_id', '=', roomId);
  return query.execute();
}

async function lastSeq(db: Reader, roomId: RoomId): Promise<Seq> {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
