import {
  type ContactId,
  contactsOfRooms,
  type RoomId,
  type RoomListItem,
  type RoomListPlace,
  type RoomsAnswer,
  type Seq,
} from '@engawa/domain';
import { facesTold, roomsGone } from './apply-faces.ts';
import type { Change, Knowledge, Listing } from './knowledge.ts';
import { withNotSent } from './not-sent.ts';

/**
 * A member's list comes in pages, each of them true as of its own seq, while the feed goes on telling. Of each room alone the
 * newest word stands: an answer counts if no event about the room is newer, and so events before it count no more. What this
 * cannot decide is asked anew, by the room's id.
 */

/** The list from its top: a page, or all of it when nothing comes `next`. */
export type Snapshot = RoomsAnswer & { readonly next?: RoomListPlace | null };

/** What the first page of the list changes: it begins a reading, whatever reading was under way. Pure. */
export function applySnapshot(known: Knowledge, page: Snapshot): Change[] {
  const again = known.listing === null || known.listing?.again === true;
  return [...newsOf(known, page), ...readOn(known, page, { asOf: page.seq, unseen: Object.keys(known.rooms), again })];
}

/** What a further page changes. If another reading has begun meanwhile, its rooms are news but it leads no further. Pure. */
export function applyNextPage(known: Knowledge, page: Snapshot, from: RoomListPlace): Change[] {
  const { listing } = known;
  const leadsOn = listing && listing.asOf === from.asOf && listing.from.roomId === from.roomId;
  return [...newsOf(known, page), ...(leadsOn ? readOn(known, page, listing) : [])];
}

/** What the server's answer about some rooms changes; those it leaves out the member is not in. Pure. */
export function applyRooms(known: Knowledge, asked: readonly RoomId[], answer: RoomsAnswer): Change[] {
  const there = idsOf(answer);
  const gone = asked.filter((roomId) => !there.has(roomId) && answer.seq >= lastWordOn(known, roomId));
  return [...roomsGone(known, gone, answer.seq, here(known, answer)), ...newsOf(known, answer)];
}

/** The reading as it is to be remembered: what events said of a room is not, so those rooms count as seen. */
export function withoutHeard(listing: Listing, heard: Knowledge['heard']): Listing {
  return { ...listing, unseen: listing.unseen.filter((roomId) => (heard[roomId] ?? 0) <= listing.asOf) };
}

function readOn(known: Knowledge, page: Snapshot, { asOf, unseen, again }: Omit<Listing, 'from'>): Change[] {
  const there = idsOf(page);
  const still = unseen.filter((roomId) => !there.has(roomId));
  if (page.next) return [{ of: 'listing', listing: { asOf, from: page.next, unseen: still, again } }];
  const gone = still.filter((roomId) => known.rooms[roomId] && asOf >= lastWordOn(known, roomId));
  const ended: Change[] = known.listing === null ? [] : [{ of: 'listing', listing: null }];
  return [...roomsGone(known, gone, asOf, here(known, page), { listIsWhole: true }), ...ended];
}

function newsOf(known: Knowledge, answer: RoomsAnswer): Change[] {
  const { rooms, faces, seq } = answer;
  const seen = new Set(contactsOfRooms(here(known, answer)));
  const shown = faces.filter(({ id }) => seen.has(id));
  const told = facesTold(known, shown, seq);
  const news = new Set(told.flatMap((change) => (change.of === 'face' ? [change.face.id] : [])));
  // The feed has told a newer face, which was dropped because it stood nowhere: a newer answer has it.
  const missing = new Set(shown.flatMap(({ id }) => (known.faces[id] || news.has(id) ? [] : [id])));
  return [...told, ...rooms.flatMap((item) => withMissing(roomChanges(known, item, seq), item, missing))];
}

function withMissing(changes: Change[], item: RoomListItem, missing: ReadonlySet<ContactId>): Change[] {
  const isMissed = changes.length > 0 && contactsOfRooms([item]).some((id) => missing.has(id));
  return isMissed ? [...changes, { of: 'snapshotNeeded', roomId: item.room.id }] : changes;
}

/** Of a room that was left meanwhile nobody is to be seen any more. */
function here(known: Knowledge, { rooms, seq }: RoomsAnswer): RoomListItem[] {
  return rooms.filter((item) => known.rooms[item.room.id] || roomChanges(known, item, seq).length > 0);
}

function roomChanges(known: Knowledge, item: RoomListItem, seq: Seq): Change[] {
  const roomId = item.room.id;
  const before = known.rooms[roomId];
  const missesEvents = seq < (known.heard[roomId] ?? 0);
  if (seq < (known.roomsAsOf[roomId] ?? 0) || (missesEvents && before)) return [];
  const now = before ? withOwnWords(before, withOwnReading(before, item), seq) : item;
  const changes: Change[] = [{ of: 'room', item: now, asOf: seq }];
  const newest = item.last?.seq ?? 0;
  if (newest > (known.newest[roomId] ?? 0)) changes.push({ of: 'newest', roomId, seq: newest });
  const countedBlindly = now.readUpTo > item.readUpTo && now.unread > 0;
  if (missesEvents || countedBlindly) changes.push({ of: 'snapshotNeeded', roomId });
  return changes;
}

/** What this device has read since the answer was made does not become unread again. */
function withOwnReading(before: RoomListItem, item: RoomListItem): RoomListItem {
  if (before.readUpTo <= item.readUpTo) return item;
  const nothingNewer = (item.last?.seq ?? 0) <= before.readUpTo;
  return { ...item, readUpTo: before.readUpTo, unread: nothingNewer ? 0 : item.unread };
}

/** What this device has said since the answer was made, and knows of from the answer to the post alone, stays the last. */
function withOwnWords(before: RoomListItem, item: RoomListItem, seq: Seq): RoomListItem {
  const { last } = before;
  return last && last.seq > seq ? withNotSent({ ...item, last }, last) : item;
}

/** The seq of the newest word on how a room is, from an answer or an event. */
function lastWordOn(known: Knowledge, roomId: RoomId): Seq {
  return Math.max(known.roomsAsOf[roomId] ?? 0, known.heard[roomId] ?? 0);
}

function idsOf({ rooms }: RoomsAnswer): ReadonlySet<RoomId> {
  return new Set(rooms.map(({ room }) => room.id));
}
