import type { RoomListItem, RoomView } from '@engawa/domain';
import { faceOf } from '../../state/faces.ts';
import { unspaced } from '../folded.ts';

export const filters = ['all', 'unread', 'notSent', 'line', 'internal'] as const;
export type Filter = (typeof filters)[number];

/** Rooms that pass the chip and whose name, or somebody in them, holds the words searched for. */
export function visibleRooms(
  items: readonly RoomListItem[],
  filter: Filter,
  query: string,
  nameOf: (room: RoomView) => string,
  isNotSent: (item: RoomListItem) => boolean,
): RoomListItem[] {
  const wanted = unspaced(query);
  return items.filter((item) => passes(item, filter, isNotSent) && (wanted === '' || holds(item.room, wanted, nameOf)));
}

function passes(item: RoomListItem, filter: Filter, isNotSent: (item: RoomListItem) => boolean): boolean {
  if (filter === 'unread') return item.unread > 0;
  if (filter === 'notSent') return isNotSent(item);
  return filter === 'all' || item.room.kind === filter;
}

function holds(room: RoomView, wanted: string, nameOf: (room: RoomView) => string): boolean {
  const names = [nameOf(room), ...room.participants.map((person) => faceOf(person).name)];
  return names.some((name) => unspaced(name).includes(wanted));
}
