import type { ParticipantView, RoomView } from '@engawa/domain';
import { text } from '../i18n/index.ts';
import { type Face, faceOf } from '../state/faces.ts';

type Contact = Extract<ParticipantView, { kind: 'contact' }>;
/** Somebody in a room, with what they are called and look like. */
type Seen<Person extends ParticipantView = ParticipantView> = Person & Face;

/**
 * What a room is called: the name members gave it; else, with LINE users, their names and how many of us are there besides
 * who looks, so that it is called the same on every screen; else, inside, the names of the others. Reactive.
 */
export function roomName(room: RoomView, me: string): string {
  if (room.name) return room.name;
  const outside = contactsIn(room);
  if (outside.length > 0)
    return text().roomList.outsideFirst(joined(outside), room.participants.length - outside.length - 1);
  const others = othersIn(room, me).map(seen);
  return others.length > 0 ? joined(others) : text().roomList.nobody;
}

export function othersIn(room: RoomView, me: string): ParticipantView[] {
  return room.participants.filter((person) => person.kind !== 'member' || person.id !== me);
}

/** Whose face a room has: the LINE user's, the only other one's, or nobody's (then the room has its initial on a square). Reactive. */
export function faceOfRoom(room: RoomView, me: string): Seen | null {
  const others = othersIn(room, me);
  if (others.length === 1) return seen(others[0]!);
  const outside = contactsIn(room);
  return !room.name && outside.length === 1 ? outside[0]! : null;
}

/** The LINE users in a room. Reactive. */
export function contactsIn(room: RoomView): Seen<Contact>[] {
  return room.participants.filter((person) => person.kind === 'contact').map(seen);
}

function seen<Person extends ParticipantView>(person: Person): Seen<Person> {
  return { ...person, ...faceOf(person) };
}

function joined(people: readonly Face[]): string {
  return people.map((person) => person.name).join(text().common.listJoin);
}
