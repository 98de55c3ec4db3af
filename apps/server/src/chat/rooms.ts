import {
  type Actor,
  assertAllowed,
  canCreateRoom,
  canInvite,
  canRenameRoom,
  canTalkWithContact,
  contactName,
  type MemberFacts,
  type NamedPerson,
  type RoomId,
  type RoomKind,
  type RoomView,
  type Seq,
} from '@engawa/domain';
import { channelsServing } from '../store/channels.ts';
import { actorOf, memberById, memberFacts } from '../store/members.ts';
import { newId } from '../store/new-id.ts';
import { NotFoundError } from '../store/not-found.ts';
import { endPair, insertRoom, joinRoom, nameRoom, roomBetween, roomView } from '../store/rooms.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { openDirectRoom } from './direct-rooms.ts';
import { postSystemLine, requireRoom } from './messages.ts';

/**
 * A talk with the chosen people. A talk of two members, and the talk with one LINE user, is opened again if it exists.
 * Members chosen beside a LINE user are invited into the room with that LINE user.
 * @throws DeniedError, NotFoundError
 */
export function createRoom(
  store: Store,
  who: ByMember,
  chosen: {
    readonly memberIds: readonly string[];
    readonly contactIds: readonly string[];
    readonly name?: string | undefined;
  },
): Promise<RoomView> {
  return store.write(who, async (tx) => {
    const actor = await actorOf(tx);
    const memberIds = [...new Set(chosen.memberIds)].filter((id) => id !== actor.id);
    const [contactId, ...others] = new Set(chosen.contactIds);
    assertAllowed(
      canCreateRoom(actor, {
        members: memberIds.length,
        contacts: contactId ? others.length + 1 : 0,
        named: Boolean(chosen.name?.trim()),
      }),
    );
    const invitees = await inviteesFor(tx, actor, contactId ? 'line' : 'internal', [], memberIds);
    if (!contactId) return createInternalRoom(tx, actor, invitees, chosen.name);
    const roomId = await openRoomWithContact(tx, actor, contactId);
    const { participants } = await roomView(tx.db, roomId);
    const newcomers = invitees.filter((invitee) => participants.every(({ id }) => id !== invitee.id));
    if (newcomers.length > 0) await addMembers(tx, actor, roomId, newcomers);
    return named(tx, actor, roomId, chosen.name?.trim());
  });
}

export function renameRoom(store: Store, who: ByMember, roomId: RoomId, name: string): Promise<void> {
  return store.write(who, async (tx) => {
    const actor = await actorOf(tx);
    const room = await requireRoom(tx, roomId);
    const { participants } = await roomView(tx.db, roomId);
    assertAllowed(canRenameRoom(actor, { people: participants.length }));
    if (name !== room.name) await giveName(tx, actor, roomId, name);
  });
}

export function inviteMembers(store: Store, who: ByMember, roomId: RoomId, memberIds: readonly string[]) {
  return store.write(who, async (tx) => {
    const actor = await actorOf(tx);
    const room = await requireRoom(tx, roomId);
    const { participants } = await roomView(tx.db, roomId);
    const present = participants.filter(({ kind }) => kind === 'member').map(({ id }) => id);
    return addMembers(tx, actor, roomId, await inviteesFor(tx, actor, room.kind, present, memberIds));
  });
}

/** Loads whom a member wants in a room; one who may not come stops all, with the reason. */
async function inviteesFor(
  tx: WriteTx,
  actor: Actor,
  kind: RoomKind,
  present: readonly string[],
  memberIds: readonly string[],
): Promise<MemberFacts[]> {
  const invitees: MemberFacts[] = [];
  for (const id of new Set(memberIds)) {
    const invitee = memberFacts(await memberById(tx.db, id));
    assertAllowed(canInvite(actor, { kind, memberIds: present }, invitee));
    invitees.push(invitee);
  }
  return invitees;
}

async function createInternalRoom(
  tx: WriteTx,
  actor: MemberFacts,
  invitees: readonly MemberFacts[],
  name: string | undefined,
): Promise<RoomView> {
  const [other, ...more] = invitees;
  const pair = other && more.length === 0 ? [actor.id, other.id].sort().join(' ') : null;
  const standing = pair && (await roomBetween(tx.db, pair));
  if (standing) return roomView(tx.db, standing);
  const roomId = newId();
  await insertRoom(tx, { id: roomId, kind: 'internal', name: pair ? null : name?.trim() || null, pair_key: pair });
  const joined: Seq = tx.nextSeq();
  for (const { id } of [actor, ...invitees]) await joinRoom(tx, roomId, { kind: 'member', id }, joined);
  const room = await roomView(tx.db, roomId);
  await tx.append({ to: 'room', roomId }, { kind: 'room.created', room }, joined);
  if (!pair) await postSystemLine(tx, roomId, { code: 'roomCreated', by: asNamed(actor) });
  return room;
}

/** The actor's own room with a LINE user who has added an account that serves the actor. */
async function openRoomWithContact(tx: WriteTx, actor: MemberFacts, contactId: string): Promise<RoomId> {
  const contact = await tx.db.selectFrom('contact').selectAll().where('id', '=', contactId).executeTakeFirst();
  if (!contact) throw new NotFoundError('contact');
  const channels = (await channelsServing(tx.db, actor.id)).map(({ id }) => id);
  const chats = await tx.db.selectFrom('line_chat').selectAll().where('contact_id', '=', contactId).execute();
  const reachable = chats.filter((chat) => channels.includes(chat.channel_id));
  const chat = reachable.find((one) => !one.blocked_us_at) ?? reachable[0];
  const name = contactName({ name: contact.name, lineName: contact.line_name });
  const facts = { name, blockedAt: contact.blocked_at, blockedUsAt: chat?.blocked_us_at ?? null };
  assertAllowed(canTalkWithContact(actor, { ...facts, reachable: chat !== undefined }));
  const place = { id: chat!.id, channel_id: chat!.channel_id, contact_id: contactId };
  const { roomId } = await openDirectRoom(tx, place, actor.id, () => ({ code: 'roomCreated', by: asNamed(actor) }));
  return roomId;
}

/** The room under the name that was chosen for it, if one was. */
async function named(tx: WriteTx, actor: MemberFacts, roomId: RoomId, name: string | undefined): Promise<RoomView> {
  const room = await roomView(tx.db, roomId);
  if (!name || name === room.name) return room;
  await giveName(tx, actor, roomId, name);
  return { ...room, name };
}

async function giveName(tx: WriteTx, actor: MemberFacts, roomId: RoomId, name: string): Promise<void> {
  await nameRoom(tx, roomId, name);
  await tx.append({ to: 'room', roomId }, { kind: 'room.renamed', roomId, name });
  await postSystemLine(tx, roomId, { code: 'roomRenamed', by: asNamed(actor), name });
}

async function addMembers(tx: WriteTx, actor: MemberFacts, roomId: RoomId, invitees: readonly MemberFacts[]) {
  const joined = tx.nextSeq();
  for (const { id } of invitees) await joinRoom(tx, roomId, { kind: 'member', id }, joined);
  await endPair(tx, roomId);
  const room = await roomView(tx.db, roomId);
  await tx.append({ to: 'room', roomId }, { kind: 'room.joined', room }, joined);
  await postSystemLine(tx, roomId, { code: 'membersJoined', by: asNamed(actor), people: invitees.map(asNamed) });
  return room;
}

function asNamed({ id, name }: MemberFacts): NamedPerson {
  return { kind: 'member', id, name };
}
