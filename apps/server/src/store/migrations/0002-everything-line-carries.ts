import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect/dialect.ts';

/** Files, quotes, edits and taking back; the finished outbox; the month's messages; what the channel doctor looks at. */
export function everythingLineCarries(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await growMessages(db, dialect);
      await growOutbox(db);
      await growChannels(db, dialect);
      await createMedia(db, dialect);
      await createRecords(db);
    },
  };
}

const at = 'text';

async function growMessages(db: Kysely<unknown>, { bigInteger: big }: Dialect): Promise<void> {
  const { schema } = db;
  for (const column of ['quote_token', 'mark_as_read_token', 'quoted_message_id', 'quoted_line_message_id']) {
    await schema.alterTable('message').addColumn(column, 'text').execute();
  }
  await schema.alterTable('message').addColumn('edited_timestamp', big).execute();
  await sql`create index message_quoting on message (quoted_message_id) where quoted_message_id is not null`.execute(
    db,
  );
  await schema.alterTable('event').addColumn('message_id', 'text').execute();
  // What was worked on stands in its message, and is to go with it when that is taken back.
  await sql`update inbox set body = '' where status = 'done'`.execute(db);
  await sql`create index event_of_message on event (message_id) where message_id is not null`.execute(db);
  await schema
    .createTable('message_version')
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('line_timestamp', big, (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('at', at, (c) => c.notNull())
    .addPrimaryKeyConstraint('message_version_pk', ['message_id', 'line_timestamp'])
    .execute();
  await schema
    .createTable('line_message_fate')
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('line_message_id', 'text', (c) => c.notNull())
    .addColumn('unsent_at', at)
    .addColumn('edited_timestamp', big)
    .addColumn('edited_content', 'text')
    .addColumn('edited_quote_token', 'text')
    .addColumn('at', at, (c) => c.notNull())
    .addPrimaryKeyConstraint('line_message_fate_pk', ['channel_id', 'line_message_id'])
    .execute();
}

async function growOutbox(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  for (const column of ['part', 'silent', 'free_only', 'no_sender', 'cost']) {
    await schema
      .alterTable('delivery')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  }
  for (const column of ['detail', 'quote_token']) {
    await schema.alterTable('delivery').addColumn(column, 'text').execute();
  }
  await sql`create index delivery_spent on delivery (channel_id, changed_at, cost) where cost > 0`.execute(db);
  await sql`create index delivery_free on delivery (channel_id, changed_at) where status = 'accepted' and route = 'reply'`.execute(
    db,
  );
  await sql`create index delivery_held on delivery (line_chat_id) where status = 'waiting' and reason is not null`.execute(
    db,
  );
  await schema
    .alterTable('member')
    .addColumn('undo_seconds', 'integer', (c) => c.notNull().defaultTo(5))
    .execute();
  await schema.alterTable('member').addColumn('monthly_cap', 'integer').execute();
}

async function growChannels(db: Kysely<unknown>, { bigInteger: big }: Dialect): Promise<void> {
  const { schema } = db;
  const texts = ['first_event_at', 'redelivery_seen_at', 'auto_reply_suspected_at', 'greeting', 'quota_kind'];
  for (const column of [...texts, 'quota_read_at', 'month_spent_until']) {
    await schema.alterTable('channel').addColumn(column, 'text').execute();
  }
  for (const column of ['quota_limit', 'quota_used']) {
    await schema.alterTable('channel').addColumn(column, 'integer').execute();
  }
  await schema.alterTable('line_chat').addColumn('read_token', 'text').execute();
  await schema.alterTable('line_chat').addColumn('read_due_at', at).execute();
  await schema.alterTable('line_chat').addColumn('read_seq', big).execute();
  await schema
    .alterTable('line_chat')
    .addColumn('read_attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`create index line_chat_read_due on line_chat (read_due_at) where read_due_at is not null`.execute(db);
  await schema
    .alterTable('room')
    .addColumn('read_marks_off', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

async function createMedia(db: Kysely<unknown>, { bigInteger: big }: Dialect): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('media')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('room_id', 'text', (c) => c.notNull().references('room.id'))
    .addColumn('message_id', 'text')
    .addColumn('uploaded_by', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('name', 'text')
    .addColumn('mime_type', 'text')
    .addColumn('bytes', big)
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('duration_ms', 'integer')
    .addColumn('blob_key', 'text')
    .addColumn('thumb_key', 'text')
    .addColumn('line_blob_key', 'text')
    .addColumn('line_preview_key', 'text')
    .addColumn('line_mime_type', 'text')
    .addColumn('line_key', 'text', (c) => c.unique())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text')
    .addColumn('line_message_id', 'text')
    .addColumn('external_url', 'text')
    .addColumn('external_preview_url', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', at)
    .addColumn('created_at', at, (c) => c.notNull())
    .execute();
  await schema.createIndex('media_of_message').on('media').column('message_id').execute();
  await schema.createIndex('media_blob').on('media').column('blob_key').execute();
  await schema
    .createTable('doomed_blob')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .execute();
  await sql`create index media_due on media (due_at) where status = 'fetching'`.execute(db);
  await sql`create index media_unposted on media (created_at) where message_id is null`.execute(db);
  await schema
    .createTable('file_link')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', at, (c) => c.notNull())
    .addColumn('expires_at', at, (c) => c.notNull())
    .addColumn('revoked_at', at)
    .addColumn('downloads', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('file_link_of_message').on('file_link').column('message_id').execute();
}

async function createRecords({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('traffic')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('channel_id', 'text', (c) => c.notNull().references('channel.id'))
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('at', at, (c) => c.notNull())
    .addColumn('ms', 'integer', (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('request_id', 'text')
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('traffic_of_channel').on('traffic').columns(['channel_id', 'direction', 'at']).execute();
  await schema
    .createTable('heartbeat')
    .addColumn('process_id', 'text', (c) => c.primaryKey())
    .addColumn('at', at, (c) => c.notNull())
    .execute();
  await schema
    .createTable('gap')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('from_at', at, (c) => c.notNull())
    .addColumn('to_at', at, (c) => c.notNull())
    .addColumn('told_at', at)
    .execute();
}
