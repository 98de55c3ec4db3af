import type { FeedEvent, MemberKey, MemberView, RoomId, Seq } from '@engawa/domain';
import { type ReaderFacts, readStays, type Stay, type StoredEvent } from '../store/events.ts';
import type { Reader } from '../store/store.ts';

export type Stays = ReadonlyMap<MemberKey, Stay>;
export type StaysByRoom = ReadonlyMap<RoomId, Stays>;

/** Whether a member may read an event; says of one event what `readEvents` asks of the database. */
export function mayRead(member: ReaderFacts, event: StoredEvent, rooms: StaysByRoom): boolean {
  switch (event.scope) {
    case 'everyone':
      return true;
    case 'admins':
      return member.admin;
    case 'externalTalk':
      return member.externalTalk;
    case 'member':
      return event.member_id === member.id;
    case 'room':
      return wasThere(rooms.get(event.room_id!)?.get(member.id), event.seq);
  }
}

function wasThere(stay: Stay | undefined, seq: Seq): boolean {
  return stay !== undefined && stay.joined <= seq && (stay.left === null || stay.left >= seq);
}

/** The member as they are from this event on, when it says so. */
export function changedMember(event: StoredEvent): MemberView | null {
  if (event.kind !== 'member.changed') return null;
  const body = JSON.parse(event.body) as FeedEvent;
  return body.kind === 'member.changed' ? body.member : null;
}

/** The sessions that ended with this event. */
export function endedSessions(event: StoredEvent): readonly string[] | null {
  if (event.kind !== 'session.ended') return null;
  const body = JSON.parse(event.body) as FeedEvent;
  return body.kind === 'session.ended' ? body.sessionIds : null;
}

/** Who is in which room, kept in memory: asked for each event, changed seldom. */
export class Audience {
  readonly #rooms = new Map<RoomId, Stays>();

  /** The stays of all rooms that these events are about. */
  async of(db: Reader, events: readonly StoredEvent[]): Promise<StaysByRoom> {
    for (const event of events) if (changesStays.has(event.kind)) this.#rooms.delete(roomOf(event));
    const wanted = new Set(events.flatMap((event) => (event.scope === 'room' ? [event.room_id!] : [])));
    await this.#load(
      db,
      [...wanted].filter((id) => !this.#rooms.has(id)),
      events[0]!.seq,
    );
    const found = new Map([...wanted].map((id) => [id, this.#rooms.get(id)!]));
    this.#forget();
    return found;
  }

  async #load(db: Reader, roomIds: readonly RoomId[], since: Seq): Promise<void> {
    if (roomIds.length === 0) return;
    for (const [id, stays] of await readStays(db, roomIds, since)) this.#rooms.set(id, stays);
  }

  #forget(): void {
    for (const id of this.#rooms.keys()) {
      if (this.#rooms.size <= roomsInMemory) return;
      this.#rooms.delete(id);
    }
  }
}

const roomsInMemory = 5000;
const changesStays: ReadonlySet<string> = new Set(['room.created', 'room.joined', 'room.left']);

/** Such an event may be for one member only, and then names the room in its body alone. */
function roomOf(event: StoredEvent): RoomId {
  if (event.room_id !== null) return event.room_id;
  const body = JSON.parse(event.body) as { roomId?: RoomId; room?: { id: RoomId } };
  return body.roomId ?? body.room!.id;
}
