import type { MessagePage, MessageView, RoomId, RoomListItem, Seq } from '@engawa/domain';
import type { Change, Knowledge } from './knowledge.ts';
import { laterOf, type PageAsked, withPage } from './timeline.ts';

/** The answer of `room.list`: every room as it was at `seq`. */
export type Snapshot = { readonly rooms: readonly RoomListItem[]; readonly seq: Seq };

/** What a fresh room list changes; nothing when the feed has come further than it. Pure. */
export function applySnapshot(known: Knowledge, snapshot: Snapshot): Change[] {
  if (isStale(known, snapshot)) return [];
  const there = new Set(snapshot.rooms.map((item) => item.room.id));
  const gone = Object.keys(known.rooms).filter((roomId) => !there.has(roomId));
  return [
    ...gone.map((roomId): Change => ({ of: 'roomGone', roomId })),
    ...snapshot.rooms.flatMap((item) => roomChanges(known, item)),
    { of: 'roomsAsOf', seq: snapshot.seq },
  ];
}

/** The feed has come further than this list, which was then asked for too early. */
export function isStale(known: Knowledge, snapshot: Snapshot): boolean {
  return snapshot.seq < Math.max(known.cursor, known.roomsAsOf);
}

/** What a page of messages changes. Pure. */
export function applyPage(known: Knowledge, roomId: RoomId, page: MessagePage, asked: PageAsked): Change[] {
  const messages = page.messages.map((message) => newestWord(known, message));
  const before = known.timelines[roomId];
  const timeline = withPage(before, { ...page, messages }, asked, known.newest[roomId] ?? 0);
  const newest = timeline.messages.at(-1)?.seq ?? 0;
  return [
    ...messages.map((message): Change => ({ of: 'sent', messageId: message.id })),
    ...(newest > (known.newest[roomId] ?? 0) ? [{ of: 'newest', roomId, seq: newest } as const] : []),
    ...(timeline === before ? [] : [{ of: 'timeline', roomId, timeline } as const]),
  ];
}

/** What the feed said of a message since the page was made. */
function newestWord(known: Knowledge, message: MessageView): MessageView {
  const changed = known.changed[message.id];
  const newest = changed ? laterOf(message, changed) : message;
  const delivery = newest.content.kind === 'unsent' ? undefined : known.deliveries[message.id];
  return delivery ? { ...newest, delivery } : newest;
}

function roomChanges(known: Knowledge, item: RoomListItem): Change[] {
  const roomId = item.room.id;
  const newest = item.last?.seq ?? 0;
  const room: Change = { of: 'room', item: withOwnReading(known.rooms[roomId], item) };
  return newest > (known.newest[roomId] ?? 0) ? [room, { of: 'newest', roomId, seq: newest }] : [room];
}

/** What this device has read since the list was made does not become unread again. */
function withOwnReading(known: RoomListItem | undefined, item: RoomListItem): RoomListItem {
  if (!known || known.readUpTo <= item.readUpTo) return item;
  const nothingNewer = (item.last?.seq ?? 0) <= known.readUpTo;
  return { ...item, readUpTo: known.readUpTo, unread: nothingNewer ? 0 : Math.min(item.unread, known.unread) };
}
