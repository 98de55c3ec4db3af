import type { ChannelId, ContactId, LineChatKind, PlaceState, RoomId, Seq } from '@engawa/domain';
import { fixedQuery } from './fixed-query.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

/** A place at LINE that hears a room. */
export type HeardAt = {
  readonly lineChatId: string;
  readonly channelId: ChannelId;
  readonly kind: LineChatKind;
  readonly contactId: ContactId | null;
  /** People there as LINE counts them in a push. */
  readonly heads: number;
};

/** Where words of a room go at LINE now, in the order in which the places came. */
export function joinedAt(db: Reader, roomId: RoomId): Promise<HeardAt[]> {
  return joinedPlacesOf(db, { roomId });
}

const joinedPlacesOf = fixedQuery((db, { roomId }: { roomId: RoomId }) =>
  db
    .selectFrom('room_line_chat as place')
    .innerJoin('line_chat as l', 'l.id', 'place.line_chat_id')
    .select(['l.id as lineChatId', 'l.channel_id as channelId', 'l.kind', 'l.contact_id as contactId'])
    // LINE counts one for each person who gets it; of a group whose people were never counted it is at least one.
    .select((eb) => eb.fn.coalesce('l.heads', eb.lit(1)).as('heads'))
    .where('place.room_id', '=', roomId)
    .where('place.state', '=', 'joined')
    .orderBy('place.since_seq')
    .orderBy('l.id'),
);

/** All places of rooms, with what is known of them, in the order in which they came. */
export async function placesOfRooms(db: Reader, roomIds: readonly RoomId[]) {
  if (roomIds.length === 0) return new Map<RoomId, RoomPlace[]>();
  return Map.groupBy(await readPlaces(db, roomIds), (place) => place.roomId);
}

export type RoomPlace = Awaited<ReturnType<typeof readPlaces>>[number];

function readPlaces(db: Reader, roomIds: readonly RoomId[]) {
  return db
    .selectFrom('room_line_chat as place')
    .innerJoin('line_chat as l', 'l.id', 'place.line_chat_id')
    .innerJoin('channel as c', 'c.id', 'l.channel_id')
    .select([
      ...(['place.room_id as roomId', 'place.line_chat_id as lineChatId', 'place.state'] as const),
      ...(['l.channel_id as channelId', 'l.kind', 'l.contact_id as contactId'] as const),
      ...(['l.blocked_us_at as blockedUsAt', 'c.chat_mode as chatMode'] as const),
    ])
    .where('place.room_id', 'in', valueList(roomIds))
    .orderBy('place.since_seq')
    .orderBy('place.line_chat_id')
    .execute();
}

/** Rooms that have a place in a channel, whatever became of it. */
export async function roomsThrough(db: Reader, channelId: ChannelId): Promise<RoomId[]> {
  const rows = await db
    .selectFrom('room_line_chat as place')
    .innerJoin('line_chat as l', 'l.id', 'place.line_chat_id')
    .select('place.room_id as roomId')
    .distinct()
    .where('l.channel_id', '=', channelId)
    .execute();
  return rows.map(({ roomId }) => roomId);
}

/** A place comes into a room, comes back, or goes. @param since the event of the room from which on it stands so. */
export async function placeStands(
  tx: WriteTx,
  place: { readonly roomId: RoomId; readonly lineChatId: string; readonly state: PlaceState; readonly since: Seq },
): Promise<void> {
  const now = { state: place.state, since_seq: place.since };
  await tx.db
    .insertInto('room_line_chat')
    .values({ room_id: place.roomId, line_chat_id: place.lineChatId, ...now })
    .onConflict((conflict) => conflict.columns(['room_id', 'line_chat_id']).doUpdateSet(now))
    .execute();
}
