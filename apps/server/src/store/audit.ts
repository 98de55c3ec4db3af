import type { AuditEntryView } from '@engawa/domain';
import { memberById } from './members.ts';
import type { Reader, WriteTx } from './store.ts';
import type { Who } from './who.ts';

/**
 * Writes down who did what, with the names as they are now: names change, the record does not.
 * @param action `noun.done`
 * @param subject to whom or what, as people know it
 * @param detail from what to what; no secrets
 */
export async function insertAudit(tx: WriteTx, action: string, subject: string, detail = ''): Promise<void> {
  const actor_name = await nameOf(tx.db, tx.who);
  const values = {
    seq: tx.nextSeq(),
    at: tx.now,
    actor_id: tx.who.kind === 'member' ? tx.who.memberId : tx.who.kind,
    actor_name,
    action,
    subject,
    detail,
  };
  await tx.db.insertInto('audit').values(values).execute();
}

async function nameOf(db: Reader, who: Who): Promise<string> {
  return who.kind === 'member' ? (await memberById(db, who.memberId)).name : who.kind;
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
