import type { ParticipantView, RoomView } from '@engawa/domain';
import { text } from '../i18n/index.ts';

/** What a room is called on this member's screen: the name members gave it, else the names of the others. Reactive. */
export function roomName(room: RoomView, me: string): string {
  if (room.name) return room.name;
  const others = othersIn(room, me);
  return others.length > 0 ? others.map((person) => person.name).join(text().common.listJoin) : text().roomList.nobody;
}

export function othersIn(room: RoomView, me: string): ParticipantView[] {
  return room.participants.filter((person) => person.kind !== 'member' || person.id !== me);
}

/** The face of a room: the LINE user's, the only other one's, or none (then the room has its initial on a square). */
export function faceOf(room: RoomView, me: string): ParticipantView | null {
  const others = othersIn(room, me);
  if (others.length === 1) return others[0]!;
  return room.link === 'direct' && !room.name ? (others.find((person) => person.kind === 'contact') ?? null) : null;
}

export function contactsIn(room: RoomView): Extract<ParticipantView, { kind: 'contact' }>[] {
  return room.participants.filter((person) => person.kind === 'contact');
}
