import type { ContactId, ParticipantView, RoomId } from '@engawa/domain';
import { placesOfRooms, type RoomPlace } from './room-places.ts';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

type PlacesByRoom = ReadonlyMap<RoomId, readonly RoomPlace[]>;

/** Who is in rooms now, in the order in which they came. */
export async function participantsOf(
  db: Reader,
  roomIds: readonly RoomId[],
  places: PlacesByRoom,
): Promise<Map<RoomId, ParticipantView[]>> {
  const rows = await db
    .selectFrom('participant as p')
    .leftJoin('contact as c', 'c.id', 'p.person_id')
    .select(['p.room_id', 'p.kind', 'p.person_id', 'c.blocked_at'])
    .where('p.room_id', 'in', roomIds)
    .where('p.left_seq', 'is', null)
    .orderBy('p.joined_seq')
    .orderBy('p.person_id')
    .execute();
  const byRoom = new Map<RoomId, ParticipantView[]>();
  for (const row of rows) {
    const people = byRoom.get(row.room_id) ?? [];
    byRoom.set(row.room_id, people);
    people.push(
      row.kind === 'member'
        ? { kind: 'member', id: row.person_id }
        : contactView(row.person_id, row.blocked_at, places.get(row.room_id)),
    );
  }
  return byRoom;
}

/** How a LINE user stands to a room; null: they are not in it (now). */
export async function contactInRoom(db: Reader, roomId: RoomId, contactId: ContactId): Promise<ParticipantView | null> {
  const row = await db
    .selectFrom('participant as p')
    .innerJoin('contact as c', 'c.id', 'p.person_id')
    .select('c.blocked_at')
    .where('p.room_id', '=', roomId)
    .where('p.person_id', '=', contactId)
    .where('p.left_seq', 'is', null)
    .executeTakeFirst();
  return row ? contactView(contactId, row.blocked_at, (await placesOfRooms(db, [roomId])).get(roomId)) : null;
}

/** Who blocked us is a fact of their own chat: in a room of several the others are still there. */
function contactView(
  id: ContactId,
  blockedAt: string | null,
  places: readonly RoomPlace[] | undefined,
): ParticipantView {
  const own = places?.find(({ contactId }) => contactId === id);
  return { kind: 'contact', id, blockedUsAt: own?.blockedUsAt ?? null, blockedAt };
}

/** Rooms in which somebody is, or was and may have said something. */
export async function roomsEverWith(db: Reader, personId: string): Promise<RoomId[]> {
  const rows = await db.selectFrom('participant').select('room_id').where('person_id', '=', personId).execute();
  return rows.map((row) => row.room_id);
}

/** Those of some people who are not in a room (now). */
export async function notInRoom(db: Reader, roomId: RoomId, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('participant')
    .select('person_id')
    .where('room_id', '=', roomId)
    .where('person_id', 'in', valueList(personIds))
    .where('left_seq', 'is', null)
    .execute();
  const there = new Set(rows.map((row) => row.person_id));
  return personIds.filter((id) => !there.has(id));
}
