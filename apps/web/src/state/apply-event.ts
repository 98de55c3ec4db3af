import {
  asksToBeRead,
  type FeedEvent,
  isNews,
  type MessageView,
  type ParticipantView,
  type RoomId,
  type RoomListItem,
  type RoomView,
  type Seq,
} from '@engawa/domain';
import {
  contactChanges,
  faceChanges,
  holdsStranger,
  namesStranger,
  roomsGone,
  withoutContacts,
} from './apply-faces.ts';
import type { Change, Knowledge } from './knowledge.ts';
import { withNotSent } from './not-sent.ts';
import { laterOf, withChanged, withDelivery, withPosted } from './timeline.ts';

type Of<K extends FeedEvent['kind']> = Extract<FeedEvent, { kind: K }>;
type OfRoom = Extract<FeedEvent, { room: RoomView }>;

/** What an event changes. Pure; an event that was applied before changes nothing. */
export function applyEvent(known: Knowledge, event: FeedEvent): Change[] {
  if (event.seq <= known.cursor) return [];
  return [...changesOf(known, event), { of: 'cursor', seq: event.seq, about: subjectOf(event) }];
}

/** What the server's answer to our own post changes: the same as its event will, which then changes nothing more. */
export function applyPosted(known: Knowledge, posted: MessageView): Change[] {
  // Taken back meanwhile: the answer to the post is the older word.
  const message = laterOf(known.changed[posted.id] ?? posted, posted);
  const item = known.rooms[message.roomId];
  const newer =
    item && message.seq > (item.last?.seq ?? 0)
      ? [{ of: 'room' as const, item: withNotSent({ ...item, last: message }, message) }]
      : [];
  return [...newer, ...intoTimeline(known, message)];
}

/** What the server's answer to our own taking back changes. Its event will say the same. */
export function applyUnsent(known: Knowledge, message: MessageView): Change[] {
  return messageChanged(known, { seq: Number.MAX_SAFE_INTEGER, message });
}

/** What reading up to a message changes, before the server has heard of it. */
export function applyRead(known: Knowledge, roomId: RoomId, upTo: Seq): Change[] {
  const item = known.rooms[roomId];
  if (!item || upTo <= item.readUpTo) return [];
  return readChanges(known, item, upTo, Math.max(known.cursor, asOf(known, roomId)));
}

/** The room or person that an event is about. */
function subjectOf(event: FeedEvent): string | undefined {
  if ('message' in event) return event.message.roomId;
  if ('room' in event) return event.room.id;
  if ('member' in event) return event.member.id;
  if ('contact' in event) return event.contact.id;
  if ('face' in event) return event.face.id;
  return 'roomId' in event ? event.roomId : undefined;
}

function asOf(known: Knowledge, roomId: RoomId): Seq {
  return known.roomsAsOf[roomId] ?? 0;
}

function changesOf(known: Knowledge, event: FeedEvent): Change[] {
  switch (event.kind) {
    case 'message.posted':
      return posted(known, event);
    case 'message.changed':
      return messageChanged(known, event);
    case 'delivery.changed':
      return deliveryChanged(known, event);
    case 'room.created':
    case 'room.joined':
    case 'room.changed':
      return joined(known, event);
    case 'room.left':
      return left(known, event);
    case 'room.renamed':
      return changeRoom(known, event.seq, event.roomId, (room) => ({ ...room, name: event.name }));
    case 'participant.changed':
      return changeRoom(known, event.seq, event.roomId, (room) => withParticipant(room, event.participant));
    case 'room.read':
      return read(known, event);
    case 'contact.added':
    case 'contact.changed':
      // What it means for a room comes as that room's own event.
      return contactChanges(event.contact);
    case 'face.changed':
      return faceChanges(known, event);
    case 'member.changed':
      return [
        { of: 'member', member: event.member },
        ...(event.member.id === known.me ? withoutContacts(known, event.member) : []),
      ];
    case 'organization.changed':
      return [{ of: 'organization', organization: event.organization }];
    default:
      // Admin matters, and kinds that a newer server may send.
      return [];
  }
}

function posted(known: Knowledge, { seq, message }: Of<'message.posted'>): Change[] {
  const item = known.rooms[message.roomId];
  if (seq <= asOf(known, message.roomId)) return intoTimeline(known, message);
  if (!item) return [{ of: 'snapshotNeeded', roomId: message.roomId }, ...intoTimeline(known, message)];
  const newer = isNews(message.content) && (item.last?.seq ?? 0) <= message.seq;
  const last = newer ? message : item.last;
  const unread = item.unread + (isUnread(message, known.me, item.readUpTo) ? 1 : 0);
  return [
    { of: 'room', item: withNotSent({ ...item, last, unread }, message) },
    ...(namesStranger(known, message) ? [{ of: 'snapshotNeeded', roomId: message.roomId } as const] : []),
    ...intoTimeline(known, message),
  ];
}

function intoTimeline(known: Knowledge, message: MessageView): Change[] {
  const changes: Change[] = [{ of: 'sent', messageId: message.id }];
  if (message.seq > (known.newest[message.roomId] ?? 0))
    changes.push({ of: 'newest', roomId: message.roomId, seq: message.seq });
  const timeline = known.timelines[message.roomId];
  const next = timeline && withPosted(timeline, message);
  if (next && next !== timeline) changes.push({ of: 'timeline', roomId: message.roomId, timeline: next });
  return changes;
}

/** Messages of others after what was read, and new friends. */
export function isUnread({ seq, author, content }: MessageView, me: string, readUpTo: Seq): boolean {
  if (seq <= readUpTo || !asksToBeRead(author, content)) return false;
  return author.kind !== 'member' || author.id !== me;
}

function messageChanged(known: Knowledge, { seq, message }: Pick<Of<'message.changed'>, 'seq' | 'message'>): Change[] {
  const before = known.changed[message.id];
  const now = before ? laterOf(before, message) : message;
  const changes: Change[] = [{ of: 'changed', message: now }];
  if (now.delivery) changes.push({ of: 'delivery', messageId: now.id, delivery: now.delivery });
  const timeline = known.timelines[now.roomId];
  const next = timeline && withChanged(timeline, now);
  if (next && next !== timeline) changes.push({ of: 'timeline', roomId: now.roomId, timeline: next });
  const item = known.rooms[now.roomId];
  if (item && seq > asOf(known, now.roomId)) changes.push(...inList(item, (last) => laterOf(last, now), now));
  return changes;
}

function deliveryChanged(known: Knowledge, { seq, roomId, messageId, delivery }: Of<'delivery.changed'>): Change[] {
  const changes: Change[] = [{ of: 'delivery', messageId, delivery }];
  const timeline = known.timelines[roomId];
  const next = timeline && withDelivery(timeline, messageId, delivery);
  if (next && next !== timeline) changes.push({ of: 'timeline', roomId, timeline: next });
  const item = known.rooms[roomId];
  const withWord = (last: MessageView) => (last.content.kind === 'unsent' ? last : { ...last, delivery });
  if (item && seq > asOf(known, roomId)) changes.push(...inList(item, withWord, { id: messageId, delivery }));
  return changes;
}

/** What another word about a message changes in the list: its last words, and what did not go out of the room. */
function inList(
  item: RoomListItem,
  change: (last: MessageView) => MessageView,
  message: Parameters<typeof withNotSent>[1],
): Change[] {
  const last = item.last?.id === message.id ? change(item.last) : item.last;
  const next = withNotSent(last === item.last ? item : { ...item, last }, message);
  return next === item ? [] : [{ of: 'room', item: next }];
}

function joined(known: Knowledge, { kind, seq, room }: OfRoom): Change[] {
  if (seq <= asOf(known, room.id) || !isIn(room, known.me)) return [];
  const item = known.rooms[room.id];
  const asked: Change[] = holdsStranger(known, room) ? [{ of: 'snapshotNeeded', roomId: room.id }] : [];
  if (item) return [{ of: 'room', item: { ...item, room } }, ...asked];
  const fresh: Change = { of: 'room', item: { room, last: null, readUpTo: 0, unread: 0, notSent: [] } };
  // Whoever is invited into a room that stands may find earlier words in it, which the event does not carry.
  return kind === 'room.created' ? [fresh, ...asked] : [fresh, { of: 'snapshotNeeded', roomId: room.id }];
}

function left(known: Knowledge, { seq, roomId, memberId }: Of<'room.left'>): Change[] {
  if (memberId === known.me) return seq > asOf(known, roomId) ? roomsGone(known, [roomId], seq) : [];
  return changeRoom(known, seq, roomId, (room) => ({
    ...room,
    participants: room.participants.filter((person) => person.kind !== 'member' || person.id !== memberId),
  }));
}

function read(known: Knowledge, { seq, roomId, memberId, upTo }: Of<'room.read'>): Change[] {
  const item = known.rooms[roomId];
  if (!item || memberId !== known.me || seq <= asOf(known, roomId) || upTo <= item.readUpTo) return [];
  return readChanges(known, item, upTo, seq);
}

function readChanges(known: Knowledge, item: RoomListItem, upTo: Seq, now: Seq): Change[] {
  const counted = countUnread(known, item, upTo, now);
  const changed: Change = { of: 'room', item: { ...item, readUpTo: upTo, unread: counted ?? item.unread } };
  return counted === null ? [changed, { of: 'snapshotNeeded', roomId: item.room.id }] : [changed];
}

/** Unread messages after `upTo` among those up to `now`, or null when the timeline does not reach that far. */
function countUnread(known: Knowledge, item: RoomListItem, upTo: Seq, now: Seq): number | null {
  if (item.unread === 0 || (item.last?.seq ?? 0) <= upTo) return 0;
  const timeline = known.timelines[item.room.id];
  if (!timeline || timeline.hasNewer) return null;
  const first = timeline.messages[0];
  if (timeline.hasOlder && (!first || first.seq > upTo + 1)) return null;
  if ((timeline.messages.at(-1)?.seq ?? 0) < (item.last?.seq ?? 0)) return null;
  return timeline.messages.filter((message) => message.seq <= now && isUnread(message, known.me, upTo)).length;
}

function changeRoom(known: Knowledge, seq: Seq, roomId: RoomId, change: (room: RoomView) => RoomView): Change[] {
  const item = known.rooms[roomId];
  return item && seq > asOf(known, roomId) ? [{ of: 'room', item: { ...item, room: change(item.room) } }] : [];
}

function withParticipant(room: RoomView, person: ParticipantView): RoomView {
  return { ...room, participants: room.participants.map((other) => (isSame(other, person) ? person : other)) };
}

function isSame(a: ParticipantView, b: ParticipantView): boolean {
  return a.kind === b.kind && a.id === b.id;
}

function isIn(room: RoomView, memberId: string): boolean {
  return room.participants.some((person) => person.kind === 'member' && person.id === memberId);
}
