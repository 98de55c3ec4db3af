import type { Instant, KeptEventView } from '@engawa/domain';
import type { Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';

export type InboxRow = Selectable<Schema['inbox']>;
export type KeptReason = NonNullable<InboxRow['kept_reason']>;

/** Stores what LINE sent; an event that is there already is left as it is. */
export async function insertInbox(tx: WriteTx, rows: readonly InboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .insertInto('inbox')
    .values([...rows])
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/**
 * Events to work on, by LINE's time. An event rests for `settleMs` first: those that LINE sends at the same moment may
 * arrive in the wrong order, and what has a place in the timeline keeps it.
 */
export function waitingInbox(db: Reader, receivedUntil: Instant, limit: number): Promise<InboxRow[]> {
  return db
    .selectFrom('inbox')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('received_at', '<=', receivedUntil)
    .orderBy('line_timestamp')
    .orderBy('received_at')
    .limit(limit)
    .execute();
}

/** When the event that has waited longest came in; null when none waits. */
export async function oldestWaiting(db: Reader): Promise<Instant | null> {
  const row = await db
    .selectFrom('inbox')
    .select((eb) => eb.fn.min('received_at').as('at'))
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Takes an event off the list; false when somebody else has. */
export async function finishInbox(tx: WriteTx, id: string): Promise<boolean> {
  const taken = await tx.db
    .updateTable('inbox')
    .set({ status: 'done' })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function keepInbox(tx: WriteTx, id: string, reason: KeptReason): Promise<void> {
  await tx.db.updateTable('inbox').set({ status: 'kept', kept_reason: reason }).where('id', '=', id).execute();
}

export async function postponeInbox(tx: WriteTx, row: InboxRow, due: Instant): Promise<void> {
  await tx.db
    .updateTable('inbox')
    .set({ attempts: row.attempts + 1, due_at: due })
    .where('id', '=', row.id)
    .execute();
}

/** What was kept without being understood or routed, newest first. */
export async function keptInbox(db: Reader): Promise<KeptEventView[]> {
  const rows = await db
    .selectFrom('inbox as i')
    .innerJoin('channel as c', 'c.id', 'i.channel_id')
    .select(['i.id', 'i.type', 'i.received_at', 'i.kept_reason', 'i.body', 'c.display_name'])
    .where('i.status', '=', 'kept')
    .orderBy('i.received_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channelName: row.display_name,
    type: row.type,
    receivedAt: row.received_at,
    reason: row.kept_reason!,
    body: row.body,
  }));
}
