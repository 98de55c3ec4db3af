import type { MemberKey, RoomId, RoomListItem, Seq } from '@engawa/domain';
import { createMemo, createRoot } from 'solid-js';
import { createStore, produce, reconcile, unwrap } from 'solid-js/store';
import type { Listing } from './knowledge.ts';
import { endsWithMember } from './member-end.ts';

type Rooms = {
  byId: Record<RoomId, RoomListItem>;
  listing: Listing | null | undefined;
  needed: Record<RoomId, true>;
};

const [rooms, setRooms] = createStore<Rooms>({ byId: {}, listing: undefined, needed: {} });
// Looked up by the pure functions only, so no signals.
let asOf: Record<RoomId, Seq> = {};
let heard: Record<RoomId | MemberKey, Seq> = {};
endsWithMember(() => roomStore.reset({}));

/** The room in the member's list; undefined when it is not theirs or not known yet. Reactive. */
export function roomItem(roomId: RoomId): RoomListItem | undefined {
  return rooms.byId[roomId];
}

/** Whether a page of the list has ever come, from the server or this device's memory. Reactive. */
export function roomsKnown(): boolean {
  return rooms.listing !== undefined;
}

/** Whether all rooms of the member are known; until then the older ones are on their way. Reactive. */
export function allRoomsKnown(): boolean {
  return rooms.listing === null || rooms.listing?.again === true;
}

/** Whether the server is being asked for the room. Reactive. */
export function isRoomAskedFor(roomId: RoomId): boolean {
  return rooms.needed[roomId] === true;
}

/** All rooms, the one with the newest message first. Reactive. */
export const roomItems = createRoot(() =>
  createMemo(() => {
    // A store's fields are dear to read: each once, however often two rooms are compared.
    const placed = Object.values(rooms.byId).map((item) => ({ item, place: place(item), born: item.room.createdAt }));
    return placed.sort((a, b) => b.place - a.place || (a.born > b.born ? -1 : 1)).map(({ item }) => item);
  }),
);

/** In how many rooms something is unread. Reactive. */
export const unreadRooms = createRoot(() => createMemo(() => roomItems().filter((item) => item.unread > 0).length));

export const roomStore = {
  raw: () => unwrap(rooms.byId),
  asOf: () => asOf,
  heard: () => heard,
  listing: () => unwrap(rooms).listing,
  needed: () => unwrap(rooms.needed),
  /** @param seq as of when the server said so; without it, this device did. */
  set(item: RoomListItem, seq?: Seq): void {
    setRooms('byId', item.room.id, reconcile(item));
    if (seq !== undefined) told(item.room.id, seq);
  },
  remove(roomId: RoomId, seq: Seq): void {
    setRooms(
      'byId',
      produce((byId) => void delete byId[roomId]),
    );
    told(roomId, seq);
  },
  need: (roomId: RoomId) => setRooms('needed', roomId, true),
  hear(about: RoomId | MemberKey, seq: Seq): void {
    heard[about] = seq;
  },
  setListing: (listing: Listing | null) => setRooms('listing', () => listing),
  reset(
    byId: Record<RoomId, RoomListItem>,
    more: Partial<Pick<Rooms, 'listing' | 'needed'>> & { asOf?: typeof asOf } = {},
  ) {
    setRooms(reconcile({ byId, listing: more.listing, needed: more.needed ?? {} }));
    asOf = more.asOf ?? {};
    heard = {};
  },
};

/** A room in which nothing was said yet has just been made: it stands on top. */
function place(item: RoomListItem): Seq {
  return item.last?.seq ?? Number.MAX_SAFE_INTEGER;
}

/** The server has said how a room is, or that it is gone: it need not be asked. */
function told(roomId: RoomId, seq: Seq): void {
  asOf[roomId] = seq;
  if (!rooms.needed[roomId]) return;
  setRooms(
    'needed',
    produce((needed) => void delete needed[roomId]),
  );
}
