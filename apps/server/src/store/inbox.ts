import type { Instant, KeptEventView } from '@engawa/domain';
import { type Selectable, type SqlBool, sql } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

export type InboxRow = Selectable<Schema['inbox']>;
export type KeptReason = NonNullable<InboxRow['kept_reason']>;

/** Somebody takes words back: worked on even where there is no room for others. */
export function isUnsend({ type }: Pick<InboxRow, 'type'>): boolean {
  return type === 'unsend';
}

/** Stores what LINE sent; an event that is there already is left as it is. */
export async function insertInbox(tx: WriteTx, rows: readonly InboxRow[]): Promise<void> {
  for (const row of rows) await insertRow(tx.db, row);
}

const insertRow = fixedQuery((db, row: InboxRow) =>
  db
    .insertInto('inbox')
    .values({
      id: row.id,
      channel_id: row.channel_id,
      chat_key: row.chat_key,
      type: row.type,
      line_timestamp: row.line_timestamp,
      position: row.position,
      body: row.body,
      received_at: row.received_at,
      status: row.status,
      kept_reason: row.kept_reason,
      attempts: row.attempts,
      due_at: row.due_at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

/**
 * Events to work on now, by LINE's time; none of a chat in which one waits for another try. What arrived while a later
 * event of the same chat was resting goes before that one.
 */
export function dueInbox(db: Reader, now: Instant, limit: number): Promise<InboxRow[]> {
  return notHeldBack(db, now)
    .selectAll()
    .where(
      sql<SqlBool>`(due_at <= ${now} or exists (select 1 from inbox later
        where later.status = 'waiting' and later.due_at <= ${now} and later.line_timestamp > inbox.line_timestamp
        and later.channel_id = inbox.channel_id and later.chat_key = inbox.chat_key))`,
    )
    .orderBy('line_timestamp')
    .orderBy('received_at')
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** When there is something to work on next; null when nothing waits. */
export async function nextInboxDue(db: Reader, now: Instant): Promise<Instant | null> {
  const [next, retry] = [
    await notHeldBack(db, now)
      .select((eb) => eb.fn.min('due_at').as('at'))
      .executeTakeFirst(),
    await postponed(db, now)
      .select((eb) => eb.fn.min('due_at').as('at'))
      .executeTakeFirst(),
  ];
  return [next?.at, retry?.at].filter((at) => at != null).sort()[0] ?? null;
}

/** Whether LINE told that somebody blocked an account after a moment of its time, in ms since 1970. */
export async function unfollowedAfter(
  db: Reader,
  { channelId, chatKey, after }: { channelId: string; chatKey: string; after: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('inbox')
    .select('id')
    .where(sql<SqlBool>`type = 'unfollow'`)
    .where('channel_id', '=', channelId)
    .where('chat_key', '=', chatKey)
    .where('line_timestamp', '>', after)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function notHeldBack(db: Reader, now: Instant) {
  return db
    .selectFrom('inbox')
    .where(isWaiting)
    .where(
      sql<SqlBool>`not exists (select 1 from inbox held
        where held.status = 'waiting' and held.attempts > 0 and held.due_at > ${now}
        and held.channel_id = inbox.channel_id and held.chat_key = inbox.chat_key)`,
    );
}

function postponed(db: Reader, now: Instant) {
  return db.selectFrom('inbox').where(isWaiting).where(sql<SqlBool>`attempts > 0`).where('due_at', '>', now);
}

/** Written out, not passed as a value: only then do the databases use the index that holds these rows alone. */
const isWaiting = sql<SqlBool>`inbox.status = 'waiting'`;

/**
 * Takes events off the list and forgets what they said: it stands in its message, which can be edited and taken back.
 * @returns those that nobody else has taken.
 */
export async function finishInbox(tx: WriteTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const taken = await tx.db
    .updateTable('inbox')
    .set({ status: 'done', body: '' })
    .where('id', 'in', valueList(ids))
    .where('status', '=', 'waiting')
    .returning('id')
    .execute();
  return new Set(taken.map(({ id }) => id));
}

export async function keepInbox(tx: WriteTx, { id, body }: Pick<InboxRow, 'id' | 'body'>, reason: KeptReason) {
  await tx.db.updateTable('inbox').set({ status: 'kept', kept_reason: reason, body }).where('id', '=', id).execute();
}

/** What is kept of one place at LINE, and what could not be read at all, as far as these words stand in it. */
export function keptWith(
  db: Reader,
  { channelId, chatKey, words }: { channelId: string; chatKey: string; words: string },
): Promise<InboxRow[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('inbox')
    .selectAll()
    .where(sql<SqlBool>`inbox.status = 'kept'`)
    .where('channel_id', '=', channelId)
    .where('chat_key', 'in', [chatKey, ''])
    .where(sql<SqlBool>`body like ${pattern} escape '\\'`)
    .execute();
}

export async function rewriteInbox(tx: WriteTx, id: string, body: string): Promise<void> {
  await tx.db.updateTable('inbox').set({ body }).where('id', '=', id).execute();
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
