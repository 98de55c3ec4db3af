import type { Instant, MemberKey, Seq } from '@engawa/domain';
import type { MemberRow } from './members.ts';
import type { Reader, WriteTx } from './store.ts';

/** A sign-in that is still good. */
export type SessionRow = {
  readonly id: string;
  readonly memberId: MemberKey;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
};

/** The session of a cookie with its member, in one query; undefined when it ended or ran out. */
export async function sessionByToken(
  db: Reader,
  token: string,
): Promise<{ id: string; usedAt: Date; member: MemberRow } | undefined> {
  const row = await db
    .selectFrom('auth_session as session')
    .innerJoin('member', 'member.id', 'session.userId')
    .select(['session.id as sessionId', 'session.updatedAt', 'session.expiresAt'])
    .selectAll('member')
    .where('session.token', '=', token)
    .executeTakeFirst();
  if (!row || new Date(row.expiresAt) <= new Date()) return undefined;
  const { sessionId, updatedAt, expiresAt: _, ...member } = row;
  return { id: sessionId, usedAt: new Date(updatedAt), member };
}

/** Last used first. */
export async function sessionsOf(db: Reader, memberId: MemberKey): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'userId', 'userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', memberId)
    .where('expiresAt', '>', new Date().toISOString())
    .orderBy('updatedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    memberId: row.userId,
    userAgent: row.userAgent || null,
    createdAt: instant(row.createdAt),
    lastUsedAt: instant(row.updatedAt),
  }));
}

/** Ends sessions of one member: one of them, all but one, or all; their streams hear of it. @returns the ids of those that ended. */
export async function deleteSessions(
  tx: WriteTx,
  memberId: MemberKey,
  which: { only?: string; except?: string } = {},
): Promise<string[]> {
  let deletion = tx.db.deleteFrom('auth_session').where('userId', '=', memberId);
  if (which.only !== undefined) deletion = deletion.where('id', '=', which.only);
  if (which.except !== undefined) deletion = deletion.where('id', '!=', which.except);
  const ended = (await deletion.returning('id').execute()).map((row) => row.id);
  if (ended.length > 0) await tellEndOfSessions(tx, memberId, ended);
  return ended;
}

/** An event, because every process has to end the streams it holds. */
export function tellEndOfSessions(tx: WriteTx, memberId: MemberKey, sessionIds: readonly string[]): Promise<Seq> {
  return tx.append({ to: 'member', memberId }, { kind: 'session.ended', sessionIds });
}

/** PostgreSQL's driver gives a `Date` where SQLite gives text. */
function instant(time: string | Date): Instant {
  return new Date(time).toISOString();
}
