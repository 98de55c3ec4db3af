import type { ParticipantView, RoomView } from '@engawa/domain';
import { text } from '../i18n/index.ts';

type Contact = Extract<ParticipantView, { kind: 'contact' }>;

/**
 * What a room is called: the name members gave it; else, with LINE users, their names and how many of us are there besides
 * who looks, so that it is called the same on every screen; else, inside, the names of the others. Reactive.
 */
export function roomName(room: RoomView, me: string): string {
  if (room.name) return room.name;
  const outside = contactsIn(room);
  if (outside.length > 0)
    return text().roomList.outsideFirst(joined(outside), room.participants.length - outside.length - 1);
  const others = othersIn(room, me);
  return others.length > 0 ? joined(others) : text().roomList.nobody;
}

export function othersIn(room: RoomView, me: string): ParticipantView[] {
  return room.participants.filter((person) => person.kind !== 'member' || person.id !== me);
}

/** The face of a room: the LINE user's, the only other one's, or none (then the room has its initial on a square). */
export function faceOf(room: RoomView, me: string): ParticipantView | null {
  const others = othersIn(room, me);
  if (others.length === 1) return others[0]!;
  const outside = contactsIn(room);
  return !room.name && outside.length === 1 ? outside[0]! : null;
}

export function contactsIn(room: RoomView): Contact[] {
  return room.participants.filter((person) => person.kind === 'contact');
}

function joined(people: readonly ParticipantView[]): string {
  return people.map((person) => person.name).join(text().common.listJoin);
}
