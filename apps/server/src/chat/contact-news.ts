import { isDeepStrictEqual } from 'node:util';
import { type ContactId, type ContactView, faceOfContact, type SystemLine } from '@engawa/domain';
import { type AtLine, profileFetched } from '../store/contact-changes.ts';
import { contactById } from '../store/contacts.ts';
import { type LineChat, roomsOfLineChats } from '../store/line-chats.ts';
import { contactInRoom, roomsEverWith } from '../store/participants.ts';
import type { WriteTx } from '../store/store.ts';
import { postSystemLine } from './messages.ts';

/** Tells the address books what is now known of a contact. */
export async function contactChanged(
  tx: WriteTx,
  contactId: string,
  kind: 'contact.added' | 'contact.changed' = 'contact.changed',
): Promise<ContactView> {
  const contact = (await contactById(tx.db, contactId))!;
  await tx.append({ to: 'externalTalk' }, { kind, contact });
  return contact;
}

/** Members in a room with somebody may have no address book: they are told of a new name or photo, and of nothing else. */
export async function tellOfFace(tx: WriteTx, before: ContactView, after: ContactView): Promise<void> {
  const face = faceOfContact(after);
  if (isDeepStrictEqual(face, faceOfContact(before))) return;
  for (const roomId of await roomsEverWith(tx.db, after.id))
    await tx.append({ to: 'room', roomId }, { kind: 'face.changed', face });
}

/** LINE has told, anew or for the first time, what somebody is called and how they look there. */
export async function profileTold(tx: WriteTx, contactId: string, known: AtLine): Promise<void> {
  const before = await contactById(tx.db, contactId);
  if (!before) return;
  await profileFetched(tx, contactId, known);
  const { lineName, photoUrl, statusMessage } = before;
  const told = [known.line_name, known.line_photo_url, known.line_status_message];
  if (isDeepStrictEqual(told, [lineName, photoUrl, statusMessage])) return;
  await tellOfFace(tx, before, await contactChanged(tx, contactId));
}

/** Rooms carry whether their LINE user can be reached, so they are told together with the address book. */
export async function tellOfReach(
  tx: WriteTx,
  chat: LineChat,
  code: 'contactCameBack' | 'contactBlockedUs',
): Promise<void> {
  await contactChanged(tx, chat.contact_id);
  await tellRoomsWith(tx, chat.contact_id, [chat.id], { code, who: chat.who });
}

/** Rooms that hear these LINE chats of a LINE user are told how they stand to each now, and why. */
export async function tellRoomsWith(
  tx: WriteTx,
  contactId: ContactId,
  lineChatIds: readonly string[],
  line: SystemLine,
): Promise<void> {
  const rooms = await roomsOfLineChats(tx.db, lineChatIds);
  for (const roomId of new Set(rooms.map((room) => room.roomId))) {
    const participant = await contactInRoom(tx.db, roomId, contactId);
    if (participant) await tx.append({ to: 'room', roomId }, { kind: 'participant.changed', roomId, participant });
    await postSystemLine(tx, roomId, line);
  }
}
