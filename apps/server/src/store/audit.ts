import type { AuditAction, AuditEntryView, AuditSubjectKind, RoomId } from '@engawa/domain';
import type { Reader, WriteTx } from './store.ts';

/** What was done in a transaction; who did it, from where and when, the transaction knows. No secrets, and no words of a talk. */
export type Deed = {
  readonly done: AuditAction;
  readonly about: {
    readonly kind: AuditSubjectKind;
    /** Null: of many, or of the one there is. */
    readonly id: string | null;
    /** As people know it now: names change, the record does not. Empty for a message, whose words may be taken back. */
    readonly name: string;
  };
  readonly roomId?: RoomId;
  /** From what to what. */
  readonly detail?: string;
};

/** The only writer of the audit, for `tx.record`. */
export async function insertAudit(
  { db, who, now, nextSeq }: Pick<WriteTx, 'db' | 'who' | 'now' | 'nextSeq'>,
  { done, about, roomId, detail = '' }: Deed,
): Promise<void> {
  const member = who.kind === 'member' ? who : null;
  await db
    .insertInto('audit')
    .values(({ selectFrom, val }) => ({
      seq: nextSeq(),
      at: now,
      who_kind: who.kind,
      actor_id: member ? member.memberId : who.kind,
      actor_name: member
        ? selectFrom('member').select('name').where('id', '=', member.memberId).$asScalar().$notNull()
        : val(who.kind),
      session_id: member?.sessionId ?? null,
      from_address: 'from' in who ? who.from : null,
      action: done,
      about_kind: about.kind,
      about_id: about.id,
      subject: about.name,
      room_id: roomId ?? null,
      detail,
    }))
    .execute();
}

/** Newest first. */
export async function auditEntries(db: Reader, limit = 200): Promise<AuditEntryView[]> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actorName: row.actor_name,
    from: row.from_address,
    action: row.action,
    subject: row.subject,
    roomId: row.room_id,
    detail: row.detail,
  }));
}
