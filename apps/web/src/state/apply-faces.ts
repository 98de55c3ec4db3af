import {
  type ContactFace,
  type ContactId,
  type ContactView,
  contactIdsOf,
  contactsOfRooms,
  faceOfContact,
  type MemberKey,
  type MemberView,
  type MessageView,
  peopleNamedIn,
  type RoomId,
  type RoomListItem,
  type RoomView,
  type Seq,
} from '@engawa/domain';
import type { Change, Knowledge } from './knowledge.ts';

/** Whose faces this device knows, and when it has to ask for one or may keep one no longer. Pure. */

/** What the address book knows of a LINE user, for the address book and for every place that names them. */
export function contactChanges(contact: ContactView): Change[] {
  return [
    { of: 'contact', contact },
    { of: 'face', face: faceOfContact(contact) },
  ];
}

/**
 * What the feed tells of a face. An answer may have told more: of what happened while the member was in none of its rooms the
 * feed says nothing. Who has learned that they are in no such room does not keep it.
 */
export function faceChanges(
  known: Knowledge,
  { face, seq }: { readonly face: ContactFace; readonly seq: Seq },
): Change[] {
  if (seq <= (known.facesAsOf[face.id] ?? 0)) return [];
  // Until the list is whole, a room may still come in which it stands.
  const mayCome = known.listing !== null || mayUseAddressBook(known);
  return mayCome || contactsSeen(known).has(face.id) ? [{ of: 'face', face }] : [];
}

/** Faces that came with an answer. @param asOf of the answer; null: it does not say, so whatever the feed has told counts more */
export function facesTold(known: Knowledge, faces: readonly ContactFace[], asOf: Seq | null): Change[] {
  const news = faces.filter(({ id }) => isNews(known, id, asOf ?? 0) && isNewest(known, id, asOf));
  return [
    ...(asOf === null ? [] : news.map(({ id }): Change => ({ of: 'faceTold', contactId: id, asOf }))),
    ...news.filter((face) => !isSame(known.faces[face.id], face)).map((face): Change => ({ of: 'face', face })),
  ];
}

/** Answers come in any order; one that does not say when it was made knows less than one that does. */
function isNewest({ faces, facesAsOf }: Knowledge, id: ContactId, asOf: Seq | null): boolean {
  const before = facesAsOf[id];
  return before === undefined || (asOf === null ? !faces[id] : asOf >= before);
}

/** A list of members that was asked for when the feed had come to `asked`. */
export function membersTold(known: Knowledge, members: readonly MemberView[], asked: Seq): Change[] {
  return members.filter(({ id }) => isNews(known, id, asked)).map((member) => ({ of: 'member', member }));
}

/** The address book, likewise. */
export function contactsTold(known: Knowledge, contacts: readonly ContactView[], asked: Seq): Change[] {
  return contacts.filter(({ id }) => isNews(known, id, asked)).flatMap(contactChanges);
}

/** What the feed has told of somebody while a list was on its way is newer than the list. */
function isNews(known: Knowledge, id: MemberKey | ContactId, asked: Seq): boolean {
  return (known.heard[id] ?? 0) <= asked;
}

/** Whether somebody is in the room whose name nobody has told this device. */
export function holdsStranger(known: Knowledge, room: RoomView): boolean {
  return contactIdsOf(room.participants).some((id) => !known.faces[id]);
}

/** Whether a message names such a person. */
export function namesStranger(known: Knowledge, message: MessageView): boolean {
  return contactIdsOf(peopleNamedIn(message)).some((id) => !known.faces[id]);
}

/**
 * Rooms are the member's no more, and with them go the faces that they saw in these alone.
 * @param coming rooms that come with the same answer
 */
export function roomsGone(
  known: Knowledge,
  roomIds: readonly RoomId[],
  asOf: Seq,
  coming: readonly RoomListItem[] = [],
  { listIsWhole = false } = {},
): Change[] {
  const gone = new Set(roomIds);
  const rooms = { ...without(known.rooms, gone), ...Object.fromEntries(coming.map((item) => [item.room.id, item])) };
  const left = { ...known, rooms, timelines: without(known.timelines, gone) };
  return [
    ...roomIds.map((roomId): Change => ({ of: 'roomGone', roomId, asOf })),
    ...(mayUseAddressBook(known) || (roomIds.length === 0 && !listIsWhole) ? [] : facesUnseen(left)),
  ];
}

/**
 * The address book of LINE users belongs to members with the permission. Who loses it holds none of it, and of faces those
 * alone that stand in their rooms.
 */
export function withoutContacts(known: Knowledge, { externalTalk }: MemberView): Change[] {
  if (externalTalk) return [];
  const contacts = Object.keys(known.contacts).map((contactId): Change => ({ of: 'contactGone', contactId }));
  return [...contacts, ...facesUnseen(known)];
}

function mayUseAddressBook({ members, me }: Knowledge): boolean {
  return members[me]?.externalTalk !== false;
}

function facesUnseen(known: Knowledge): Change[] {
  const seen = contactsSeen(known);
  return Object.keys(known.faces).flatMap((contactId) => (seen.has(contactId) ? [] : [{ of: 'faceGone', contactId }]));
}

function contactsSeen({ rooms, timelines }: Knowledge): ReadonlySet<ContactId> {
  const inWords = Object.values(timelines).flatMap(({ messages }) => contactIdsOf(messages.flatMap(peopleNamedIn)));
  return new Set([...contactsOfRooms(Object.values(rooms)), ...inWords]);
}

function isSame(a: ContactFace | undefined, b: ContactFace): boolean {
  return a?.name === b.name && a.photoUrl === b.photoUrl;
}

function without<T>(byId: Readonly<Record<string, T>>, gone: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(byId).filter(([id]) => !gone.has(id)));
}
