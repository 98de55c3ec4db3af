import { faceOfContact, type RoomListItem } from '@engawa/domain';
import type { Change, Knowledge } from '../src/state/knowledge.ts';
import { sato, tanaka } from './cast.ts';

/** What 佐藤's device knows when it has just seen these rooms, and has met 田中. */
export function knowing(rooms: readonly RoomListItem[], state: Partial<Knowledge> = {}): Knowledge {
  return {
    me: sato.id,
    cursor: 0,
    rooms: Object.fromEntries(rooms.map((item) => [item.room.id, item])),
    roomsAsOf: {},
    heard: {},
    listing: null,
    needed: {},
    timelines: {},
    newest: {},
    deliveries: {},
    changed: {},
    members: {},
    contacts: {},
    faces: { [tanaka.id]: faceOfContact(tanaka) },
    facesAsOf: {},
    ...state,
  };
}

/** The knowledge after the changes; what the stores do, in plain values. */
export function withChanges(known: Knowledge, changes: readonly Change[]): Knowledge {
  return changes.reduce(withChange, known);
}

function withChange(known: Knowledge, change: Change): Knowledge {
  switch (change.of) {
    case 'cursor':
      return {
        ...known,
        cursor: change.seq,
        ...(change.about && { heard: { ...known.heard, [change.about]: change.seq } }),
      };
    case 'listing':
      return { ...known, listing: change.listing };
    case 'room': {
      const rooms = { ...known.rooms, [change.item.room.id]: change.item };
      return { ...known, rooms, ...(change.asOf !== undefined && told(known, change.item.room.id, change.asOf)) };
    }
    case 'roomGone':
      return {
        ...known,
        rooms: without(known.rooms, change.roomId),
        timelines: without(known.timelines, change.roomId),
        ...told(known, change.roomId, change.asOf),
      };
    case 'snapshotNeeded':
      return { ...known, needed: { ...known.needed, [change.roomId]: true } };
    case 'timeline':
      return { ...known, timelines: { ...known.timelines, [change.roomId]: change.timeline } };
    case 'newest':
      return { ...known, newest: { ...known.newest, [change.roomId]: change.seq } };
    case 'delivery':
      return { ...known, deliveries: { ...known.deliveries, [change.messageId]: change.delivery } };
    case 'changed':
      return { ...known, changed: { ...known.changed, [change.message.id]: change.message } };
    case 'member':
      return { ...known, members: { ...known.members, [change.member.id]: change.member } };
    case 'contact':
      return { ...known, contacts: { ...known.contacts, [change.contact.id]: change.contact } };
    case 'contactGone':
      return { ...known, contacts: without(known.contacts, change.contactId) };
    case 'face':
      return { ...known, faces: { ...known.faces, [change.face.id]: change.face } };
    case 'faceTold':
      return { ...known, facesAsOf: { ...known.facesAsOf, [change.contactId]: change.asOf } };
    case 'faceGone':
      return { ...known, faces: without(known.faces, change.contactId) };
    default:
      return known;
  }
}

function told({ roomsAsOf, needed }: Knowledge, roomId: string, seq: number) {
  return { roomsAsOf: { ...roomsAsOf, [roomId]: seq }, needed: without(needed, roomId) };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
