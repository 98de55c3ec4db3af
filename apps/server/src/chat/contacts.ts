import { isDeepStrictEqual } from 'node:util';
import {
  assertAllowed,
  type ContactView,
  canEditContact,
  type Instant,
  type RoomId,
  type Route,
  route,
  type ServedMember,
} from '@engawa/domain';
import { askWhoTheyAre, changeContact, contactOfLineUser } from '../store/contact-changes.ts';
import { allContacts, contactById } from '../store/contacts.ts';
import { unfollowedAfter } from '../store/inbox.ts';
import { countInvitationUse } from '../store/invitations.ts';
import {
  type LineChat,
  type LinePlace,
  lineChatBegins,
  lineChatOf,
  lineUserBlockedUs,
  lineUserIsThere,
  roomsOfLineChat,
  wordsGoTo,
} from '../store/line-chats.ts';
import { actorOf } from '../store/members.ts';
import { NotFoundError } from '../store/not-found.ts';
import { servedMembers } from '../store/served.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { contactChanged, tellOfFace, tellOfReach } from './contact-news.ts';
import { type BeginsBecause, openDirectRoom } from './direct-rooms.ts';
import { greet } from './greeting.ts';

/** Who showed up, through which channel, and when by LINE's clock: LINE may tell late, and out of order. */
export type LineUser = LinePlace & { readonly kind: 'user'; readonly at: Instant };

/**
 * A LINE user added the account, or came back after a block: contact, address-book entry, room and the line in it, all in
 * the caller's transaction. Doing it twice changes nothing but that they are greeted twice. Answers null when the channel
 * serves nobody.
 * @param answerable whether their coming brought a token for a free answer that still holds, without which nobody is greeted
 */
export async function contactFollowed(tx: WriteTx, user: LineUser, answerable: boolean): Promise<LineChat | null> {
  const { chat, isHere } = await lineUserCame(tx, user);
  const rooms = await roomsOfLineChat(tx.db, chat.id);
  const attended = rooms.filter((room) => room.attended);
  const standing = attended.find(({ roomId }) => roomId === chat.current_room_id) ?? attended[0];
  const [reception, ...others] = standing ? [] : await servedMembers(tx.db, user.channelId);
  if (!standing && !reception) return rooms.length > 0 ? chat : null;
  const roomId = standing?.roomId ?? (await connect(tx, chat, reception!, others.length === 0, added));
  if (isHere && answerable) await greet(tx, chat, roomId);
  return chat;
}

/** @returns whether they are there now: LINE may tell of their coming after it told of their going. */
export async function lineUserCame(tx: WriteTx, user: LineUser): Promise<{ chat: LineChat; isHere: boolean }> {
  const chat = await knownChat(tx, user);
  const isHere = !chat.blocked_us_at || chat.blocked_us_at <= user.at;
  if (isHere) await setReachable(tx, chat, user.at);
  return { chat, isHere };
}

/**
 * LINE told of their going before it told of their coming: nobody here ever saw them, and nobody can reach them.
 * @param cameAt by LINE's clock, ms since 1970
 */
export async function wentBeforeTheyCame(tx: WriteTx, user: LinePlace, cameAt: number): Promise<boolean> {
  if (await lineChatOf(tx.db, user)) return false;
  return unfollowedAfter(tx.db, { channelId: user.channelId, chatKey: user.lineId, after: cameAt });
}

const added: BeginsBecause = (who) => ({ code: 'contactAdded', who });
/** LINE told of no adding: the account may have had this friend long before it was connected. */
const wrote: BeginsBecause = (who) => ({ code: 'contactWrote', who });

/** The LINE user blocked the account; nothing reaches them until they come back. Null: nobody here ever heard of them. */
export async function contactUnfollowed(tx: WriteTx, user: LineUser): Promise<LineChat | null> {
  const chat = await lineChatOf(tx.db, user);
  if (!chat) return null;
  const cameBackSince = chat.followed_at !== null && chat.followed_at > user.at;
  if (chat.blocked_us_at || cameBackSince) return chat;
  await lineUserBlockedUs(tx, chat.id, user.at);
  await tellOfReach(tx, chat, 'contactBlockedUs');
  return chat;
}

/** The room to which a LINE user's words belong, and by what; null when the channel serves nobody. */
export async function roomForWords(
  tx: WriteTx,
  user: LineUser,
  words: { readonly text: string | null; readonly quotedRoomId: RoomId | null; readonly postbackRoomId: RoomId | null },
): Promise<{ chat: LineChat; roomId: RoomId; by: Exclude<Route, { to: 'unserved' }>['by'] } | null> {
  const chat = await knownChat(tx, user);
  // Who blocked us cannot write: LINE's word of their coming back was lost on the way.
  if (chat.blocked_us_at && chat.blocked_us_at < user.at) await setReachable(tx, chat, user.at);
  const rooms = await roomsOfLineChat(tx.db, chat.id);
  const served = await servedMembers(tx.db, user.channelId);
  const answer = route({ rooms, currentRoomId: chat.current_room_id, ...words, served });
  if (answer.to === 'unserved') return null;
  const roomId =
    answer.to === 'room'
      ? answer.roomId
      : await connect(tx, chat, { id: answer.member }, answer.by !== 'reception' || served.length === 1, wrote);
  if (roomId !== chat.current_room_id) await wordsGoTo(tx, chat.id, roomId);
  return { chat, roomId, by: answer.by };
}

/** @throws DeniedError when the member may not see the address book of LINE users. */
export async function listContacts({ db }: Store, who: ByMember): Promise<ContactView[]> {
  assertAllowed(canEditContact(await actorOf({ db, who })));
  return allContacts(db);
}

export type ContactDetails = Pick<ContactView, 'name' | 'reading' | 'company' | 'title' | 'phones' | 'emails' | 'memo'>;

export function updateContact(
  store: Store,
  who: ByMember,
  contactId: string,
  details: ContactDetails,
): Promise<ContactView> {
  return store.write(who, async (tx) => {
    assertAllowed(canEditContact(await actorOf(tx)));
    const before = await contactById(tx.db, contactId);
    if (!before) throw new NotFoundError('contact');
    if (isDeepStrictEqual({ ...before, ...details }, before)) return before;
    const { phones, emails, ...lines } = details;
    const columns = { ...lines, phones: JSON.stringify(phones), emails: JSON.stringify(emails) };
    await changeContact(tx, contactId, columns);
    const contact = await contactChanged(tx, contactId);
    await tellOfFace(tx, before, contact);
    return contact;
  });
}

async function setReachable(tx: WriteTx, chat: LineChat, at: Instant): Promise<void> {
  await lineUserIsThere(tx, chat.id, at);
  if (chat.blocked_us_at) await tellOfReach(tx, chat, 'contactCameBack');
}

/** @param invited whether the LINE user came for this very member. */
async function connect(
  tx: WriteTx,
  chat: LineChat,
  member: Pick<ServedMember, 'id'>,
  invited: boolean,
  because: BeginsBecause,
): Promise<RoomId> {
  const { roomId, isNew } = await openDirectRoom(tx, chat, member.id, because);
  if (isNew && invited) await countInvitationUse(tx, member.id);
  return roomId;
}

async function knownChat(tx: WriteTx, user: LineUser): Promise<LineChat> {
  const known = await lineChatOf(tx.db, user);
  if (known) {
    await refreshProfileWhenStale(tx, known);
    return known;
  }
  const { contactId, isNew } = await contactOfLineUser(tx, user.lineId);
  const id = await lineChatBegins(tx, user, contactId);
  if (isNew) await contactChanged(tx, contactId, 'contact.added');
  const chat = await lineChatOf(tx.db, user);
  if (chat?.id !== id) throw new Error('a LINE chat that was just made is not there');
  return chat;
}

/** LINE tells nobody of a changed name or picture, so it is asked again when the LINE user shows up after a day. */
const profileGoodForMs = 24 * 60 * 60 * 1000;

/** Whether LINE is to be asked for the profile again, and nobody has said so yet. */
export function profileIsStale(chat: LineChat, now: Instant): boolean {
  const fetched: Instant | null = chat.profile_fetched_at;
  return !chat.profile_due_at && (!fetched || Date.parse(now) - Date.parse(fetched) > profileGoodForMs);
}

async function refreshProfileWhenStale(tx: WriteTx, chat: LineChat): Promise<void> {
  if (!profileIsStale(chat, tx.now)) return;
  await askWhoTheyAre(tx, chat.contact_id);
}
