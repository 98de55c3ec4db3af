import type { RoomListItem, RoomView } from '@engawa/domain';
import { unspaced } from '../folded.ts';

export type Filter = 'all' | 'line' | 'internal' | 'unread';

/** Rooms that pass the chip and whose name, or somebody in them, holds the words searched for. */
export function visibleRooms(
  items: readonly RoomListItem[],
  filter: Filter,
  query: string,
  nameOf: (room: RoomView) => string,
): RoomListItem[] {
  const wanted = unspaced(query);
  return items.filter((item) => passes(item, filter) && (wanted === '' || holds(item.room, wanted, nameOf)));
}

function passes(item: RoomListItem, filter: Filter): boolean {
  if (filter === 'unread') return item.unread > 0;
  return filter === 'all' || item.room.kind === filter;
}

function holds(room: RoomView, wanted: string, nameOf: (room: RoomView) => string): boolean {
  const names = [nameOf(room), ...room.participants.map((person) => person.name)];
  return names.some((name) => unspaced(name).includes(wanted));
}
