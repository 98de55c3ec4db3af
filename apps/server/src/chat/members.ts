import {
  type Actor,
  allow,
  assertAllowed,
  canAct,
  canAdminister,
  canChangeMemberName,
  canGrantExternalTalk,
  canStopBeingAdmin,
  DeniedError,
  firstDenial,
  type MemberKey,
  type MemberView,
  type UndoSeconds,
  usualUndoSeconds,
} from '@engawa/domain';
import type { Deed } from '../store/audit.ts';
import { changePasswordHash, insertCredentials } from '../store/credentials.ts';
import { doomFiles } from '../store/media.ts';
import {
  actorOf,
  changeMember,
  insertMember,
  type MemberRow,
  memberById,
  memberFacts,
  memberView,
  otherActiveAdmins,
} from '../store/members.ts';
import { newId } from '../store/new-id.ts';
import { deleteSessions } from '../store/sessions.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember, Person } from '../store/who.ts';
import { others } from './sessions.ts';

export type NewMember = {
  readonly memberId: string;
  readonly name: string;
  /** Made before the transaction: hashing takes as long as hundreds of writes. */
  readonly passwordHash: string;
  readonly admin: boolean;
  readonly externalTalk: boolean;
};

/** @throws DeniedError `memberIdTaken`, `nameRefusedByLine` */
export function addMember(store: Store, who: Person, input: NewMember): Promise<MemberView> {
  return store.write(who, async (tx) => {
    const actor = await actorOf(tx);
    const mayTalk = input.externalTalk ? canGrantExternalTalk(actor, input) : allow;
    assertAllowed(firstDenial(canAdminister(actor), mayTalk));
    const member = await insertNewMember(tx, input);
    await tx.record({ done: 'member.added', about: aboutMember(member) });
    if (input.admin) await tx.record({ done: 'admin.granted', about: aboutMember(member) });
    if (input.externalTalk) await tx.record({ done: 'externalTalk.granted', about: aboutMember(member) });
    return told(tx, member);
  });
}

/** The rows of a member who is new, and of their sign-in; says nothing to anybody yet. */
export async function insertNewMember(tx: WriteTx, input: NewMember, id: MemberKey = newId()): Promise<MemberRow> {
  const row: MemberRow = {
    id,
    member_id: input.memberId,
    name: input.name,
    photo_key: null,
    admin_since: input.admin ? tx.now : null,
    external_talk_at: input.externalTalk ? tx.now : null,
    suspended_at: null,
    undo_seconds: usualUndoSeconds,
    monthly_cap: null,
    created_at: tx.now,
  };
  if (!(await insertMember(tx, row)))
    throw new DeniedError({ code: 'memberIdTaken', params: { memberId: row.member_id } });
  await insertCredentials(tx, { id: row.id, memberId: row.member_id, name: row.name }, input.passwordHash);
  return row;
}

/** One's own name, or anybody's as an admin. @throws DeniedError `nameRefusedByLine`, `adminRequired` */
export function renameMember(store: Store, who: Person, id: MemberKey, name: string): Promise<MemberView> {
  return store.write(who, async (tx) => {
    const { member, actor } = await parties(tx, id);
    assertAllowed(canChangeMemberName(actor, memberFacts(member), name));
    if (name === member.name) return memberView(member);
    if (actor.id !== id)
      await tx.record({ done: 'member.renamed', about: aboutMember(member), detail: `${member.name} → ${name}` });
    return told(tx, await changeMember(tx, id, { name }));
  });
}

/** For how long the member's words to LINE can be taken back. */
export function setUndo(store: Store, who: ByMember, seconds: UndoSeconds): Promise<void> {
  return store.write(who, async (tx) => {
    await changeMember(tx, who.memberId, { undo_seconds: seconds });
  });
}

/** An admin gives a member a new password; all their sessions end with the old one. */
export function setPassword(store: Store, who: Person, id: MemberKey, passwordHash: string): Promise<MemberView> {
  return store.write(who, async (tx) => {
    assertAllowed(canAdminister(await actorOf(tx)));
    const member = await memberById(tx.db, id);
    await changePasswordHash(tx, id, passwordHash);
    await tx.record({ done: 'password.set', about: aboutMember(member) });
    await deleteSessions(tx, id);
    return memberView(member);
  });
}

/** A member's own new password; every session but the one it is done in ends with the old one. */
export function changeOwnPassword(store: Store, who: ByMember, passwordHash: string): Promise<void> {
  return store.write(who, async (tx) => {
    assertAllowed(canAct(await actorOf(tx)));
    await changePasswordHash(tx, who.memberId, passwordHash);
    await deleteSessions(tx, who.memberId, others(who));
  });
}

/** @throws DeniedError `lastAdmin` */
export function setAdmin(store: Store, who: Person, id: MemberKey, admin: boolean): Promise<MemberView> {
  return store.write(who, async (tx) => {
    const { member, actor } = await parties(tx, id);
    assertAllowed(firstDenial(canAdminister(actor), admin ? allow : await canLoseAdmin(tx, member)));
    if (admin === (member.admin_since !== null)) return memberView(member);
    await tx.record({ done: admin ? 'admin.granted' : 'admin.revoked', about: aboutMember(member) });
    return told(tx, await changeMember(tx, id, { admin_since: admin ? tx.now : null }));
  });
}

/** The member is signed out everywhere and cannot sign in again. @throws DeniedError `lastAdmin` */
export function suspendMember(store: Store, who: Person, id: MemberKey): Promise<MemberView> {
  return store.write(who, async (tx) => {
    const { member, actor } = await parties(tx, id);
    assertAllowed(firstDenial(canAdminister(actor), await canLoseAdmin(tx, member)));
    await deleteSessions(tx, id);
    if (member.suspended_at) return memberView(member);
    await tx.record({ done: 'member.suspended', about: aboutMember(member) });
    return told(tx, await changeMember(tx, id, { suspended_at: tx.now }));
  });
}

export function resumeMember(store: Store, who: Person, id: MemberKey): Promise<MemberView> {
  return store.write(who, async (tx) => {
    const { member, actor } = await parties(tx, id);
    assertAllowed(canAdminister(actor));
    if (!member.suspended_at) return memberView(member);
    await tx.record({ done: 'member.resumed', about: aboutMember(member) });
    return told(tx, await changeMember(tx, id, { suspended_at: null }));
  });
}

/**
 * The member's photo; null: none. @param photoKey unguessable name of a stored photo
 * @returns what the photo was before, so that its file can go.
 */
export function setPhoto(
  store: Store,
  who: ByMember,
  photoKey: string | null,
): Promise<{ member: MemberView; before: string | null }> {
  return store.write(who, async (tx) => {
    const standing = await memberById(tx.db, who.memberId);
    assertAllowed(canAct(memberFacts(standing)));
    const { photo_key: before } = standing;
    if (photoKey === before) return { member: memberView(standing), before: null };
    if (before) await doomFiles(tx, [before]);
    return { member: await told(tx, await changeMember(tx, who.memberId, { photo_key: photoKey })), before };
  });
}

/** Tells everyone how the member is now. */
export async function told(tx: WriteTx, row: MemberRow): Promise<MemberView> {
  const member = memberView(row);
  await tx.append({ to: 'everyone' }, { kind: 'member.changed', member });
  return member;
}

/** A member, for the audit; the member id says to people who it was. */
export function aboutMember({ id, name, member_id }: MemberRow): Deed['about'] {
  return { kind: 'member', id, name: `${name} (${member_id})` };
}

async function parties(tx: WriteTx<Person>, id: MemberKey): Promise<{ actor: Actor; member: MemberRow }> {
  const member = await memberById(tx.db, id);
  const isSelf = tx.who.kind === 'member' && tx.who.memberId === id;
  return { actor: isSelf ? memberFacts(member) : await actorOf(tx), member };
}

async function canLoseAdmin(tx: WriteTx, member: MemberRow) {
  return canStopBeingAdmin(memberFacts(member), await otherActiveAdmins(tx.db, member.id));
}
