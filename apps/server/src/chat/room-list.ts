import {
  type ContactFace,
  type ContactId,
  contactsOfRooms,
  type RoomId,
  type RoomListItem,
  type RoomListPage,
  type RoomListPlace,
  type RoomsAnswer,
  type Seq,
} from '@engawa/domain';
import { contactFaces } from '../store/contacts.ts';
import { type PlaceInList, placesAmong, placesInList } from '../store/list-places.ts';
import { lastMessages } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { notSentIn } from '../store/not-sent.ts';
import { roomViews } from '../store/rooms.ts';
import type { Reader, Store } from '../store/store.ts';
import { unreadCounts } from '../store/unread.ts';
import type { ByMember } from '../store/who.ts';

/** How much JSON a page has for each room that was asked for, in bytes; a page of long words has fewer rooms. */
const bytesForRoom = 1200;

/** Where a part of the list begins (null: at the top), and at most how many rooms it has. */
export type ListWish = { readonly from: RoomListPlace | null; readonly limit: number };

/** One page of a member's rooms, the one with the newest message first: one snapshot, from which the feed goes on. */
export function listRooms(store: Store, { memberId }: ByMember, { from, limit }: ListWish): Promise<RoomListPage> {
  return store.read(async (db) => {
    const seq = await headSeq(db);
    const asOf = from?.asOf ?? seq;
    const places = await placesInList(db, memberId, { asOf, after: from, limit: limit + 1 });
    const wanted = await roomItems(db, memberId, places.slice(0, limit));
    const known = await facesIn(db, wanted);
    const rooms = fitting(wanted, known, limit * bytesForRoom);
    const faces = contactsOfRooms(rooms).flatMap((id) => known.get(id) ?? []);
    const last = places[rooms.length - 1];
    const more = last && places.length > rooms.length;
    return { rooms, faces, seq, next: more ? { asOf, last: last.last_seq, roomId: last.room_id } : null };
  });
}

/** These of a member's rooms, in no order; what they are not in is left out. */
export function roomsByIds(store: Store, { memberId }: ByMember, roomIds: readonly RoomId[]): Promise<RoomsAnswer> {
  return store.read(async (db) => {
    const rooms = await roomItems(db, memberId, await placesAmong(db, memberId, roomIds));
    return { rooms, faces: [...(await facesIn(db, rooms)).values()], seq: await headSeq(db) };
  });
}

/** @throws NotFoundError */
export async function getRoom(store: Store, who: ByMember, roomId: RoomId): Promise<RoomListItem> {
  const { rooms } = await roomsByIds(store, who, [roomId]);
  if (!rooms[0]) throw new NotFoundError('room');
  return rooms[0];
}

type Faces = ReadonlyMap<ContactId, ContactFace>;

/** Of the LINE users whom rooms and their last messages name. */
async function facesIn(db: Reader, items: readonly RoomListItem[]): Promise<Faces> {
  const faces = await contactFaces(db, contactsOfRooms(items));
  return new Map(faces.map((face) => [face.id, face]));
}

/** The first of these that go into so many bytes, each with the faces in it, at least one. */
function fitting(items: readonly RoomListItem[], faces: Faces, bytes: number): RoomListItem[] {
  let left = bytes;
  const end = items.findIndex((item, at) => {
    const named = contactsOfRooms([item]).map((id) => faces.get(id));
    left -= Buffer.byteLength(JSON.stringify([item, named]));
    return at > 0 && left < 0;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}

async function roomItems(db: Reader, memberId: string, places: readonly PlaceInList[]): Promise<RoomListItem[]> {
  const ids = places.map((place) => place.room_id);
  const [views, last, unread, stopped] = [
    new Map((await roomViews(db, ids)).map((room) => [room.id, room])),
    await lastMessages(db, ids),
    await unreadCounts(db, memberId, ids),
    await notSentIn(db, ids),
  ];
  return places.map(({ room_id, joined_seq, read_up_to }) => {
    const room = views.get(room_id)!;
    const message = last.get(room_id);
    return {
      room,
      last: message && (room.kind === 'line' || message.seq >= joined_seq) ? message : null,
      readUpTo: read_up_to,
      unread: unread.get(room_id) ?? 0,
      notSent: stopped.get(room_id) ?? [],
    };
  });
}

async function headSeq(db: Reader): Promise<Seq> {
  return (await db.selectFrom('event_head').select('seq').executeTakeFirstOrThrow()).seq;
}
