import type { AuditEntryView, MemberKey } from '@engawa/domain';
import { memberById, operator } from './members.ts';
import type { Reader, WriteTx } from './store.ts';

/**
 * Writes down who did what, with the names as they are now: names change, the record does not.
 * @param action `noun.done`
 * @param subject to whom or what, as people know it
 * @param detail from what to what; no secrets
 */
export async function insertAudit(
  tx: WriteTx,
  by: MemberKey,
  action: string,
  subject: string,
  detail = '',
): Promise<void> {
  const actor_name = await nameOf(tx.db, by);
  const values = { seq: tx.nextSeq(), at: tx.now, actor_id: by, actor_name, action, subject, detail };
  await tx.db.insertInto('audit').values(values).execute();
}

async function nameOf(db: Reader, by: MemberKey): Promise<string> {
  return by === operator ? operator : (await memberById(db, by)).name;
}

/** Newest first. */
export async function auditEntries(db: Reader, limit = 200): Promise<AuditEntryView[]> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actorName: row.actor_name,
    action: row.action,
    subject: row.subject,
    detail: row.detail,
  }));
}
