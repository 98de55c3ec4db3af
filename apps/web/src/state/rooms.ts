import type { RoomId, RoomListItem, Seq } from '@engawa/domain';
import { createMemo, createRoot } from 'solid-js';
import { createStore, produce, reconcile, unwrap } from 'solid-js/store';
import { endsWithMember } from './member-end.ts';

type Rooms = { byId: Record<RoomId, RoomListItem>; asOf: Seq };

const [rooms, setRooms] = createStore<Rooms>({ byId: {}, asOf: 0 });
endsWithMember(() => roomStore.reset({}, 0));

/** The room in the member's list; undefined when it is not theirs or not known yet. Reactive. */
export function roomItem(roomId: RoomId): RoomListItem | undefined {
  return rooms.byId[roomId];
}

/** Whether a list has ever come, from the server or this device's memory. Reactive. */
export function roomsKnown(): boolean {
  return rooms.asOf > 0;
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
  asOf: () => rooms.asOf,
  set: (item: RoomListItem) => setRooms('byId', item.room.id, reconcile(item)),
  remove: (roomId: RoomId) =>
    setRooms(
      'byId',
      produce((byId) => void delete byId[roomId]),
    ),
  setAsOf: (seq: Seq) => setRooms('asOf', seq),
  reset: (byId: Record<RoomId, RoomListItem>, asOf: Seq) => setRooms(reconcile({ byId, asOf })),
};

/** A room in which nothing was said yet has just been made: it stands on top. */
function place(item: RoomListItem): Seq {
  return item.last?.seq ?? Number.MAX_SAFE_INTEGER;
}
