import {
  type ContactFacts,
  contactName,
  type PlaceView,
  type RoomId,
  type RoomView,
  type SendFacts,
  type Seq,
} from '@engawa/domain';
import type { Selectable } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import { participantsOf } from './participants.ts';
import { placesOfRooms, type RoomPlace } from './room-places.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';

export type RoomRow = Selectable<Schema['room']>;

export async function roomView(db: Reader, roomId: RoomId): Promise<RoomView> {
  const [view] = await roomViews(db, [roomId]);
  return view!;
}

/** Rooms with the people who are in them now, in the order in which they came. */
export async function roomViews(db: Reader, roomIds: readonly RoomId[]): Promise<RoomView[]> {
  if (roomIds.length === 0) return [];
  const rooms = await db.selectFrom('room').selectAll().where('id', 'in', roomIds).execute();
  const places = await placesOfRooms(db, roomIds);
  const participants = await participantsOf(db, roomIds, places);
  return rooms.map((room) => ({
    id: room.id,
    kind: room.kind,
    link: room.link,
    name: room.name,
    participants: participants.get(room.id) ?? [],
    places: (places.get(room.id) ?? []).map(placeView),
    readMarks: readMarksOf(room, places.get(room.id) ?? []),
    createdAt: room.created_at,
  }));
}

function placeView({ channelId, kind, state, contactId }: RoomPlace): PlaceView {
  return { channelId, kind, state, contactId };
}

function readMarksOf(
  room: Pick<RoomRow, 'kind' | 'read_marks_off'>,
  places: readonly RoomPlace[],
): RoomView['readMarks'] {
  if (room.kind !== 'line') return null;
  if (places.length > 0 && places.every(({ chatMode }) => chatMode === 'bot')) return 'automatic';
  return room.read_marks_off ? 'off' : 'byUs';
}

/** The room and the asking member's place in it; null when they are not in it (now) or there is none. */
export async function roomOfMember(db: Reader, roomId: RoomId, memberId: string) {
  const [row] = await roomAndPlace(db, { roomId, memberId });
  return row ?? null;
}

const roomAndPlace = fixedQuery((db, { roomId, memberId }: { roomId: RoomId; memberId: string }) =>
  db
    .selectFrom('room as r')
    .innerJoin('participant as p', 'p.room_id', 'r.id')
    .selectAll('r')
    .select(['p.joined_seq', 'p.read_up_to'])
    .where('r.id', '=', roomId)
    .where('p.person_id', '=', memberId)
    .where('p.left_seq', 'is', null),
);

/** What decides whether words may be sent into a room. */
export async function sendFactsOf(db: Reader, room: Pick<RoomRow, 'id' | 'kind' | 'link'>): Promise<SendFacts> {
  const contacts = room.kind === 'line' ? await contactsInRoom(db, room.id) : [];
  return { kind: room.kind, link: room.link, contacts };
}

async function contactsInRoom(db: Reader, roomId: RoomId): Promise<ContactFacts[]> {
  const rows = await contactsAndTheirPlaces(db, { roomId });
  return rows.map((row) => ({
    name: contactName({ name: row.name, lineName: row.line_name }),
    blockedAt: row.blocked_at,
    blockedUsAt: row.blocked_us_at,
  }));
}

const contactsAndTheirPlaces = fixedQuery((db, { roomId }: { roomId: RoomId }) =>
  db
    .selectFrom('participant as p')
    .innerJoin('contact as c', 'c.id', 'p.person_id')
    .select(({ selectFrom }) => [
      ...(['c.name', 'c.line_name', 'c.blocked_at'] as const),
      selectFrom('line_chat as l')
        .innerJoin('room_line_chat as place', 'place.line_chat_id', 'l.id')
        .select('l.blocked_us_at')
        .whereRef('l.contact_id', '=', 'p.person_id')
        .whereRef('place.room_id', '=', 'p.room_id')
        .limit(1)
        .as('blocked_us_at'),
    ])
    .where('p.room_id', '=', roomId)
    .where('p.left_seq', 'is', null),
);

export async function insertRoom(tx: WriteTx, room: Partial<RoomRow> & Pick<RoomRow, 'id' | 'kind'>): Promise<void> {
  const empty = { link: null, name: null, host_member_id: null, pair_key: null };
  await tx.db
    .insertInto('room')
    .values({ ...empty, ...room, created_at: tx.now })
    .execute();
}

/** Puts somebody into a room, or back into it. They see what happens from `joined` on, itself included. */
export async function joinRoom(
  tx: WriteTx,
  roomId: RoomId,
  person: { readonly kind: 'member' | 'contact'; readonly id: string },
  joined: Seq,
): Promise<void> {
  const place = { joined_seq: joined, left_seq: null, read_up_to: joined };
  await tx.db
    .insertInto('participant')
    .values({ room_id: roomId, person_id: person.id, kind: person.kind, ...place })
    .onConflict((conflict) => conflict.columns(['room_id', 'person_id']).doUpdateSet(place))
    .execute();
}

/** They see what happened up to `left`, itself included. */
export async function leaveRoom(tx: WriteTx, roomId: RoomId, personId: string, left: Seq): Promise<void> {
  await tx.db
    .updateTable('participant')
    .set({ left_seq: left })
    .where('room_id', '=', roomId)
    .where('person_id', '=', personId)
    .execute();
}

export async function readUpTo(tx: WriteTx, roomId: RoomId, personId: string, seq: Seq): Promise<void> {
  await tx.db
    .updateTable('participant')
    .set({ read_up_to: seq })
    .where('room_id', '=', roomId)
    .where('person_id', '=', personId)
    .execute();
}

/** @param name null: it is called by those in it. */
export async function nameRoom(tx: WriteTx, roomId: RoomId, name: string | null): Promise<void> {
  await tx.db.updateTable('room').set({ name }).where('id', '=', roomId).execute();
}

/** Whether the LINE user is told that words were read. */
export async function showReadMarks(tx: WriteTx, roomId: RoomId, on: boolean): Promise<void> {
  const read_marks_off = on ? (0 as const) : (1 as const);
  await tx.db.updateTable('room').set({ read_marks_off }).where('id', '=', roomId).execute();
}

/** The talk of two members. @param pairKey both ids, sorted, with a space between. */
export async function roomBetween(db: Reader, pairKey: string): Promise<RoomId | null> {
  const row = await db.selectFrom('room').select('id').where('pair_key', '=', pairKey).executeTakeFirst();
  return row?.id ?? null;
}

/** Another member owns the room from now on, and pays for it. */
export async function hostChanges(tx: WriteTx, roomId: RoomId, memberId: string): Promise<void> {
  await tx.db.updateTable('room').set({ host_member_id: memberId }).where('id', '=', roomId).execute();
}

/** A third has come: what the two say to each other alone belongs into another room from now on. */
export async function endPair(tx: WriteTx, roomId: RoomId): Promise<void> {
  await tx.db.updateTable('room').set({ pair_key: null }).where('id', '=', roomId).execute();
}
