import type { ContactView, RoomId } from '@engawa/domain';
import { api } from '../api/client.ts';
import { contactChanges } from './apply-faces.ts';
import { take } from './known.ts';
import { roomItems } from './rooms.ts';

export type ContactAnswers = Parameters<typeof api.contact.update.mutate>[0];

/** Saves what the company knows of a LINE user. @throws the call's error; see `errorText`. */
export async function saveContact(answers: ContactAnswers): Promise<ContactView> {
  const contact = await api.contact.update.mutate(answers);
  take(contactChanges(contact));
  return contact;
}

/** Nothing of the LINE user comes in, and nothing leaves for them, from here on or until here. @throws the call's error */
export async function setBlocked(contactId: string, blocked: boolean): Promise<void> {
  const call = blocked ? api.contact.block : api.contact.unblock;
  take(contactChanges(await call.mutate({ contactId })));
}

/** The talk with this LINE user alone, when the member is in it. Reactive. */
export function directRoomOf(contactId: string): RoomId | undefined {
  return roomItems().find(
    ({ room }) => room.link === 'direct' && room.participants.some((person) => person.id === contactId),
  )?.room.id;
}

/** Opens, or makes, the talk with one person. @returns its room. @throws the call's error; see `errorText`. */
export async function openTalk(person: { memberId: string } | { contactId: string }): Promise<RoomId> {
  const { room } = await api.room.create.mutate({
    memberIds: 'memberId' in person ? [person.memberId] : [],
    contactIds: 'contactId' in person ? [person.contactId] : [],
  });
  return room.id;
}
