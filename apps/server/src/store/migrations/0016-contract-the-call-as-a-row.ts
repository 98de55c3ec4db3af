import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect/dialect.ts';

/**
 * What up to five deliveries said alike of the request that carried them becomes a row of its own. The deliveries keep what
 * is theirs: `held` as a status, and for `changed_at`, which meant three things, a column for each.
 */
export function theCallAsARow(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createCalls(db);
      await makeReady(db, dialect);
      await nameCallsWithoutId(db);
      await giveUpSecondDoubts(db);
      await fillCalls(db);
      await fillCallsBefore(db);
      await rebuildDeliveries(db, dialect);
      await index(db);
      if (dialect.name === 'postgres') await measure(db, ['delivery', 'call']);
    },
  };
}

const at = 'text';

async function createCalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('line_chat_id', 'text', (c) => c.notNull().references('line_chat.id'))
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('route', 'text')
    .addColumn('reply_token', 'text')
    .addColumn('silent', 'integer', (c) => c.notNull())
    .addColumn('heads', 'integer', (c) => c.notNull())
    .addColumn('cost', 'integer', (c) => c.notNull())
    .addColumn('paid_by', 'text')
    .addColumn('paid_for_message_id', 'text')
    .addColumn('paid_for_room_id', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('first_tried_at', at, (c) => c.notNull())
    .addColumn('doubtful', 'integer', (c) => c.notNull())
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_until', at)
    .addColumn('ended_at', at)
    .addColumn('line_request_id', 'text')
    .execute();
}

/** What is asked below of a call's deliveries is asked of each call. The index goes with the table. */
async function makeReady(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`create index delivery_by_call on delivery (call_id, seq, part) where call_id is not null`.execute(db);
  if (dialect.name === 'postgres') await measure(db, ['delivery', 'message']);
}

/** Without figures of how large tables are, the planner would read them whole for each row. */
async function measure(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(db);
}

/**
 * A reply of which something was left out waits with its token and without an id: it is the call that it was. What was over
 * when calls had no id yet was a call of its own.
 */
async function nameCallsWithoutId(db: Kysely<unknown>): Promise<void> {
  await sql`update delivery set call_id = (
      select min(d.id) from delivery d
      where d.line_chat_id = delivery.line_chat_id and d.reply_token = delivery.reply_token
        and d.status = 'waiting')
    where call_id is null and status = 'waiting' and reply_token is not null`.execute(db);
  await sql`update delivery set call_id = id
    where call_id is null and attempts > 0 and status not in ('waiting', 'sending')`.execute(db);
}

/**
 * One call at a time is open in a LINE chat from now on. Of two that LINE may have, the older one goes on; what the other
 * carried cannot be asked about, and a member decides. A second one that LINE surely has not is made anew.
 */
async function giveUpSecondDoubts(db: Kysely<unknown>): Promise<void> {
  const isSecond = sql`status in ('waiting', 'sending') and call_id is not null and call_id <> (
    select d.call_id from delivery d
    where d.line_chat_id = delivery.line_chat_id and d.call_id is not null and d.status in ('waiting', 'sending')
    order by case when d.status = 'sending' then 0 else 1 end, d.doubtful desc, d.seq, d.part limit 1)`;
  await sql`update delivery set status = 'uncertain', reason = 'lineUnreachable', bubble = null, cost = 0
    where doubtful = 1 and ${isSecond}`.execute(db);
  await sql`update delivery set call_id = null, bubble = null, cost = 0 where ${isSecond}`.execute(db);
}

async function fillCalls(db: Kysely<unknown>): Promise<void> {
  const isOpen = sql`d.status in ('waiting', 'sending')`;
  const paying = (column: 'd.message_id' | 'd.room_id' | 'm.author_id') => sql`(
    select ${sql.ref(column)} from delivery d left join message m on m.id = d.message_id and m.author_kind = 'member'
    where d.call_id = o.call_id order by d.cost desc, d.seq, d.part limit 1)`;
  const last = (column: string) => sql`(
    select ${sql.ref(`d.${column}`)} from delivery d where d.call_id = o.call_id
    order by case when ${isOpen} then 0 else 1 end, d.attempts desc, d.seq, d.part limit 1)`;
  // An ended call asks nothing any more by its token, and one token may have served two of them.
  await sql`insert into call (id, line_chat_id, channel_id, route, reply_token, silent, heads, cost, paid_by,
      paid_for_message_id, paid_for_room_id, attempts, first_tried_at, doubtful, claimed_by, claimed_until, ended_at,
      line_request_id)
    select o.call_id, min(o.line_chat_id), min(o.channel_id), ${last('route')},
      max(case when o.status in ('waiting', 'sending') then o.reply_token end), max(o.silent), 1, sum(o.cost),
      ${paying('m.author_id')}, ${paying('d.message_id')}, ${paying('d.room_id')}, max(o.attempts),
      min(o.changed_at), max(case when o.status in ('waiting', 'sending') then o.doubtful else 0 end),
      max(case when o.status = 'sending' then o.claimed_by end),
      max(case when o.status = 'sending' then o.claimed_until end),
      case when max(case when o.status in ('waiting', 'sending') then 1 else 0 end) = 1 then null
        else coalesce(max(case when o.cost > 0 then o.changed_at end), max(o.changed_at)) end,
      max(o.line_request_id)
    from delivery o where o.call_id is not null group by o.call_id`.execute(db);
}

/** What waits for a new call, but was tried before, keeps that it was: it can be taken back no more. */
async function fillCallsBefore(db: Kysely<unknown>): Promise<void> {
  const isTried = sql`call_id is null and attempts > 0`;
  await sql`insert into call (id, line_chat_id, channel_id, silent, heads, cost, attempts, first_tried_at, doubtful, ended_at)
    select 'before ' || id, line_chat_id, channel_id, silent, 1, 0, attempts, changed_at, 0, changed_at
    from delivery where ${isTried}`.execute(db);
  await sql`update delivery set call_id = 'before ' || id where ${isTried}`.execute(db);
}

const kept = [
  ...['id', 'seq', 'message_id', 'room_id', 'line_chat_id', 'channel_id', 'part', 'reason', 'silent'],
  ...['free_only', 'no_sender', 'no_quote', 'no_emoji', 'call_id', 'bubble', 'due_at'],
];

async function rebuildDeliveries(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db;
  const flag = ['silent', 'free_only', 'no_sender', 'no_quote', 'no_emoji'];
  let table = schema
    .createTable('delivery_anew')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('seq', dialect.bigInteger, (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('room_id', 'text', (c) => c.notNull())
    .addColumn('line_chat_id', 'text', (c) => c.notNull().references('line_chat.id'))
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('detail', 'text');
  for (const name of flag) table = table.addColumn(name, 'integer', (c) => c.notNull().defaultTo(0));
  await table
    .addColumn('call_id', 'text', (c) => c.references('call.id'))
    .addColumn('bubble', 'text')
    .addColumn('due_at', at, (c) => c.notNull())
    .addColumn('said_at', at, (c) => c.notNull())
    .addColumn('settled_at', at)
    .addColumn('decided_by', 'text')
    .execute();
  const columns = sql.join(kept.map((name) => sql.ref(name)));
  const values = sql.join(kept.map((name) => sql.ref(`d.${name}`)));
  await sql`insert into delivery_anew (${columns}, status, said_at, settled_at, detail, decided_by)
    select ${values},
      case when d.status = 'waiting' and d.reason in ('monthlyLimit', 'memberCap', 'quotaReserved') then 'held'
        else d.status end,
      case when d.attempts = 0 and d.status = 'waiting' then d.changed_at else coalesce(m.at, d.changed_at) end,
      case when d.status in ('waiting', 'sending') then null else d.changed_at end,
      case when d.reason = 'saidByMember' then null else d.detail end,
      case when d.reason = 'saidByMember' then d.detail end
    from delivery d left join message m on m.id = d.message_id`.execute(db);
  await schema.dropTable('delivery').execute();
  await schema.alterTable('delivery_anew').renameTo('delivery').execute();
  if (dialect.name === 'postgres') await planWithoutWords(db);
}

/** As 0007 has it: the planner keeps no samples of words. */
async function planWithoutWords(db: Kysely<unknown>): Promise<void> {
  for (const column of ['bubble', 'detail'])
    await sql`alter table delivery alter column ${sql.ref(column)} set statistics 0`.execute(db);
}

async function index(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index delivery_copy on delivery (message_id, line_chat_id, part)`.execute(db);
  // Only what is still on its way, and only what was paid: the indexes stay as small as what they hold.
  await sql`create unique index call_open on call (line_chat_id) where ended_at is null`.execute(db);
  await sql`create unique index call_token on call (reply_token) where reply_token is not null`.execute(db);
  await sql`create index call_spent on call (channel_id, ended_at, cost) where cost > 0`.execute(db);
  await sql`create index call_paid_by on call (paid_by, ended_at, cost) where cost > 0`.execute(db);
  await sql`create index call_free on call (channel_id, ended_at) where route = 'reply'`.execute(db);
  await sql`create index delivery_of_call on delivery (call_id) where call_id is not null`.execute(db);
  await sql`create index delivery_open on delivery (line_chat_id, seq, part)
    where status in ('waiting', 'held', 'sending')`.execute(db);
  await sql`create index delivery_held on delivery (line_chat_id) where status = 'held'`.execute(db);
  await sql`create index delivery_not_sent on delivery (room_id)
    where status in ('failed', 'uncertain', 'held') or (status = 'waiting' and reason is not null)`.execute(db);
}
