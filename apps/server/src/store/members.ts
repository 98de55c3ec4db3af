import type { Actor, Instant, MemberFacts, MemberKey, MemberView } from '@engawa/domain';
import type { Selectable } from 'kysely';
import { NotFoundError } from './not-found.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';
import type { ByMember, Person } from './who.ts';

export type MemberRow = Selectable<Schema['member']>;

export function memberView(row: MemberRow): MemberView {
  return {
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    photoUrl: photoUrl(row.photo_key),
    admin: row.admin_since !== null,
    externalTalk: row.external_talk_at !== null,
    suspended: row.suspended_at !== null,
  };
}

/** Path of the photo on our own server; LINE and other clients put the public address before it. */
export function photoUrl(photoKey: string | null): string | null {
  return photoKey === null ? null : `/media/photos/${photoKey}.png`;
}

export function memberFacts(row: MemberRow): MemberFacts {
  return {
    id: row.id,
    name: row.name,
    admin: row.admin_since !== null,
    externalTalk: row.external_talk_at !== null,
    suspended: row.suspended_at !== null,
  };
}

/** Who acts, as the rules see them: in a transaction, or before one. @throws NotFoundError */
export async function actorOf(asked: { readonly db: Reader; readonly who: ByMember }): Promise<MemberFacts>;
export async function actorOf(asked: { readonly db: Reader; readonly who: Person }): Promise<Actor>;
export async function actorOf({ db, who }: { readonly db: Reader; readonly who: Person }): Promise<Actor> {
  if (who.kind === 'operator') return { id: who.kind, admin: true, externalTalk: true, suspended: false };
  return memberFacts(await memberById(db, who.memberId));
}

/** @throws NotFoundError */
export async function memberById(db: Reader, id: MemberKey): Promise<MemberRow> {
  const row = await db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new NotFoundError('member');
  return row;
}

/** @param memberId normalized, see `normalizeMemberId`. */
export async function memberByMemberId(db: Reader, memberId: string): Promise<MemberRow | undefined> {
  return db.selectFrom('member').selectAll().where('member_id', '=', memberId).executeTakeFirst();
}

/** Everyone of the company, suspended members too, the oldest first. */
export async function allMembers(db: Reader): Promise<MemberRow[]> {
  return db.selectFrom('member').selectAll().orderBy('created_at').orderBy('id').execute();
}

export async function membersByIds(db: Reader, ids: readonly MemberKey[]): Promise<MemberRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('member').selectAll().where('id', 'in', ids).orderBy('created_at').orderBy('id').execute();
}

/** Which of these photos are shown. */
export async function knownPhotos(db: Reader, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.selectFrom('member').select('photo_key').where('photo_key', 'in', keys).execute();
  return new Set(rows.map((row) => row.photo_key!));
}

/** Whether anybody can open the admin panel; until then the first run is not over. */
export async function hasAdmin(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('member')
    .select('id')
    .where('admin_since', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Admins who can sign in, one member left out. */
export async function otherActiveAdmins(db: Reader, except: MemberKey): Promise<number> {
  const { count } = await db
    .selectFrom('member')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('admin_since', 'is not', null)
    .where('suspended_at', 'is', null)
    .where('id', '!=', except)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns false when another member has this member id. */
export async function insertMember(tx: WriteTx, row: MemberRow): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('member')
    .values(row)
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

type Change = Partial<{
  name: string;
  photo_key: string | null;
  admin_since: Instant | null;
  external_talk_at: Instant | null;
  suspended_at: Instant | null;
  monthly_cap: number | null;
  undo_seconds: number;
}>;

export async function changeMember(tx: WriteTx, id: MemberKey, change: Change): Promise<MemberRow> {
  return tx.db.updateTable('member').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}
