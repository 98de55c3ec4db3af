import { type Instant, type KeptKind, type KeptReason, keptForDays } from '@engawa/domain';
import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import { type FarOff, isFarOff } from './far-off.ts';
import { fixedQuery, rowLists } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';

export type InboxRow = Selectable<Schema['inbox']>;

/** Somebody takes words back: worked on even where there is no room for others. */
export function isUnsend({ type }: Pick<InboxRow, 'type'>): boolean {
  return type === 'unsend';
}

/** Stores what LINE sent; an event that is there already is left as it is. */
export async function insertInbox(tx: WriteTx, rows: readonly InboxRow[]): Promise<void> {
  for (const list of rowLists(rows)) await insertRows(tx.db, { rows: list });
}

const insertRows = fixedQuery((db, { rows }: { rows: readonly InboxRow[] }) =>
  db
    .insertInto('inbox')
    .values(
      rows.map((row) => ({
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
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

/**
 * Events to work on now, by LINE's time; none of a chat in which one waits for another try. What arrived while a later
 * event of the same chat was resting goes before that one.
 */
export function dueInbox(db: Reader, now: Instant, limit: number): Promise<InboxRow[]> {
  return due(db, { now, limit });
}

const due = fixedQuery((db, { now, limit }: { now: Instant; limit: number }) =>
  notHeldBack(db, now)
    .selectAll()
    .where(
      sql<SqlBool>`(due_at <= ${now} or exists (select 1 from inbox later
        where later.status = 'waiting' and later.due_at <= ${now} and later.line_timestamp > inbox.line_timestamp
        and later.channel_id = inbox.channel_id and later.chat_key = inbox.chat_key))`,
    )
    .orderBy('line_timestamp')
    .orderBy('received_at')
    .orderBy('position')
    .limit(limit),
);

/** When there is something to work on next; null when nothing waits. */
export async function nextInboxDue(db: Reader, now: Instant): Promise<Instant | null> {
  const rows = [...(await nextDue(db, { now })), ...(await nextRetry(db, { now }))];
  return (
    rows
      .map(({ at }) => at)
      .filter((at) => at != null)
      .sort()[0] ?? null
  );
}

const nextDue = fixedQuery((db, { now }: { now: Instant }) =>
  notHeldBack(db, now).select((eb) => eb.fn.min('due_at').as('at')),
);

const nextRetry = fixedQuery((db, { now }: { now: Instant }) =>
  postponed(db, now).select((eb) => eb.fn.min('due_at').as('at')),
);

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
const isKept = sql<SqlBool>`inbox.status = 'kept'`;

/**
 * Takes events off the list and forgets what they said: it stands in its message, which can be edited and taken back.
 * @returns those that nobody else has taken.
 */
export async function finishInbox(tx: WriteTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const taken = await finish(tx.db, { ids });
  return new Set(taken.map(({ id }) => id));
}

const finish = fixedQuery((db, { ids }: { ids: readonly string[] }) =>
  db
    .updateTable('inbox')
    .set({ status: 'done', body: '' })
    .where('id', 'in', ids)
    .where('status', '=', 'waiting')
    .returning('id'),
);

export async function keepInbox(tx: WriteTx, { id, body }: Pick<InboxRow, 'id' | 'body'>, reason: KeptReason) {
  await tx.db.updateTable('inbox').set({ status: 'kept', kept_reason: reason, body }).where('id', '=', id).execute();
}

/** Times that no rule could have set, see `far-off.ts`: it is worked on now. */
export async function inboxIsDue(tx: WriteTx, far: FarOff): Promise<void> {
  await tx.db.updateTable('inbox').set({ due_at: tx.now }).where(isFarOff('due_at', far)).execute();
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
    .where(isKept)
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

/** One kept event, or all of a kind that came to these channels. */
export type KeptChoice =
  | { readonly id: string }
  | { readonly kind: KeptKind; readonly channelIds: readonly string[] | 'all' };

/**
 * Kept events wait once more, as if they had just come; those that somebody else has brought back are left alone.
 * @returns how many.
 */
export async function bringBackInbox(tx: WriteTx, which: KeptChoice): Promise<number> {
  let update = tx.db
    .updateTable('inbox')
    .set({ status: 'waiting', kept_reason: null, attempts: 0, due_at: tx.now })
    .where(isKept);
  if ('id' in which) update = update.where('id', '=', which.id);
  else {
    const { kind, channelIds } = which;
    update = update.where('kept_reason', '=', kind.reason).where('type', '=', kind.type);
    if (channelIds !== 'all') update = update.where('channel_id', 'in', channelIds);
  }
  const { numUpdatedRows } = await update.executeTakeFirst();
  return Number(numUpdatedRows);
}

const dayMs = 24 * 60 * 60 * 1000;
/** Of what is done with only its id is of use: LINE may tell it again, and says not for how long; not for weeks. */
const doneForMs = 30 * dayMs;
const keptForMs = keptForDays * dayMs;
/**
 * What a kept event is held against when it is brought back at last: that its message was taken back, that the LINE user
 * went. LINE may have told that long before.
 */
export const rememberedMs = keptForMs + doneForMs;

/**
 * Forgets events of which nothing is needed any more.
 * @param limit so many of each sort at most
 * @returns whether there may be more.
 */
export async function forgetOldInbox(tx: WriteTx, limit: number): Promise<boolean> {
  const isOf = (type: '=' | '<>') => sql<SqlBool>`inbox.status = 'done' and type ${sql.raw(type)} 'unfollow'`;
  const done = await forget(tx, isOf('<>'), doneForMs, limit);
  const gone = await forget(tx, isOf('='), rememberedMs, limit);
  const kept = await forget(tx, isKept, keptForMs, limit);
  if (kept > 0) tx.destroys();
  return [done, gone, kept].includes(limit);
}

async function forget(tx: WriteTx, which: Expression<SqlBool>, ageMs: number, limit: number): Promise<number> {
  const before: Instant = new Date(Date.parse(tx.now) - ageMs).toISOString();
  const old = tx.db.selectFrom('inbox').select('id').where(which).where('received_at', '<', before).limit(limit);
  const { numDeletedRows } = await tx.db.deleteFrom('inbox').where('id', 'in', old).executeTakeFirst();
  return Number(numDeletedRows);
}
