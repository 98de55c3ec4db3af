import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect/dialect.ts';

/** The first form of the database. */
export function init(dialect: Dialect): Migration {
  const big = dialect.bigInteger;
  const at = 'text';
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema
        .createTable('organization')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('company_name', 'text', (c) => c.notNull())
        .addColumn('created_at', at, (c) => c.notNull())
        .execute();

      await schema
        .createTable('event_head')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('seq', big, (c) => c.notNull())
        .execute();
      await schema
        .createTable('event')
        .addColumn('seq', big, (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('scope', 'text', (c) => c.notNull())
        .addColumn('room_id', 'text')
        .addColumn('member_id', 'text')
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('at', at, (c) => c.notNull())
        .execute();
      await schema
        .createTable('audit')
        .addColumn('seq', big, (c) => c.primaryKey())
        .addColumn('at', at, (c) => c.notNull())
        .addColumn('actor_id', 'text')
        .addColumn('actor_name', 'text', (c) => c.notNull())
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('detail', 'text', (c) => c.notNull())
        .execute();

      await schema
        .createTable('member')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('member_id', 'text', (c) => c.notNull().unique())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('photo_key', 'text')
        .addColumn('admin_since', at)
        .addColumn('external_talk_at', at)
        .addColumn('suspended_at', at)
        .addColumn('created_at', at, (c) => c.notNull())
        .execute();
      await schema
        .createTable('invitation')
        .addColumn('code', 'text', (c) => c.primaryKey())
        .addColumn('member_id', 'text', (c) => c.notNull().references('member.id'))
        .addColumn('uses', 'integer', (c) => c.notNull())
        .addColumn('created_at', at, (c) => c.notNull())
        .addColumn('revoked_at', at)
        .execute();
      await schema.createIndex('invitation_of_member').on('invitation').column('member_id').execute();

      await schema
        .createTable('contact')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('line_user_id', 'text', (c) => c.notNull().unique())
        .addColumn('line_name', 'text')
        .addColumn('line_photo_url', 'text')
        .addColumn('line_status_message', 'text')
        .addColumn('name', 'text')
        .addColumn('reading', 'text')
        .addColumn('company', 'text')
        .addColumn('title', 'text')
        .addColumn('phones', 'text', (c) => c.notNull())
        .addColumn('emails', 'text', (c) => c.notNull())
        .addColumn('memo', 'text')
        .addColumn('added_at', at, (c) => c.notNull())
        .addColumn('blocked_at', at)
        .addColumn('profile_due_at', at)
        .addColumn('profile_fetched_at', at)
        .addColumn('profile_attempts', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await schema.createIndex('contact_profile_due').on('contact').column('profile_due_at').execute();

      await schema
        .createTable('channel')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('key', 'text', (c) => c.notNull().unique())
        .addColumn('line_channel_id', 'text', (c) => c.notNull().unique())
        .addColumn('sealed_secret', 'text', (c) => c.notNull())
        .addColumn('bot_user_id', 'text', (c) => c.notNull())
        .addColumn('basic_id', 'text', (c) => c.notNull())
        .addColumn('display_name', 'text', (c) => c.notNull())
        .addColumn('photo_url', 'text')
        .addColumn('chat_mode', 'text', (c) => c.notNull())
        .addColumn('webhook_active', 'integer')
        .addColumn('last_test', 'text')
        .addColumn('last_event_at', at)
        .addColumn('created_at', at, (c) => c.notNull())
        .execute();
      await schema
        .createTable('channel_member')
        .addColumn('channel_id', 'text', (c) => c.notNull().references('channel.id'))
        .addColumn('member_id', 'text', (c) => c.notNull().references('member.id'))
        .addColumn('position', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('channel_member_pk', ['channel_id', 'member_id'])
        .execute();
      await schema
        .createTable('line_chat')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('channel_id', 'text', (c) => c.notNull().references('channel.id'))
        .addColumn('line_id', 'text', (c) => c.notNull())
        .addColumn('contact_id', 'text', (c) => c.notNull().references('contact.id'))
        .addColumn('current_room_id', 'text')
        .addColumn('followed_at', at)
        .addColumn('blocked_us_at', at)
        .addUniqueConstraint('line_chat_place', ['channel_id', 'line_id'])
        .execute();
      await schema.createIndex('line_chat_contact').on('line_chat').column('contact_id').execute();
      await schema
        .createTable('reply_token')
        .addColumn('token', 'text', (c) => c.primaryKey())
        .addColumn('line_chat_id', 'text', (c) => c.notNull().references('line_chat.id'))
        .addColumn('expires_at', at, (c) => c.notNull())
        .addColumn('used_at', at)
        .execute();
      await schema
        .createIndex('reply_token_of_chat')
        .on('reply_token')
        .columns(['line_chat_id', 'expires_at'])
        .execute();

      await schema
        .createTable('room')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('link', 'text')
        .addColumn('name', 'text')
        .addColumn('channel_id', 'text')
        .addColumn('line_chat_id', 'text')
        .addColumn('host_member_id', 'text')
        .addColumn('pair_key', 'text', (c) => c.unique())
        .addColumn('created_at', at, (c) => c.notNull())
        .addUniqueConstraint('room_direct', ['line_chat_id', 'host_member_id'])
        .execute();
      await schema
        .createTable('participant')
        .addColumn('room_id', 'text', (c) => c.notNull().references('room.id'))
        .addColumn('person_id', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('joined_seq', big, (c) => c.notNull())
        .addColumn('left_seq', big)
        .addColumn('read_up_to', big, (c) => c.notNull())
        .addPrimaryKeyConstraint('participant_pk', ['room_id', 'person_id'])
        .execute();
      await schema.createIndex('participant_person').on('participant').column('person_id').execute();

      // A page of a room is one run of neighbouring rows, however many messages there are.
      await schema
        .createTable('message')
        .addColumn('room_id', 'text', (c) => c.notNull().references('room.id'))
        .addColumn('seq', big, (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('author_kind', 'text', (c) => c.notNull())
        .addColumn('author_id', 'text')
        .addColumn('author_name', 'text')
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('line_message_id', 'text')
        .addColumn('at', at, (c) => c.notNull())
        .addPrimaryKeyConstraint('message_pk', ['room_id', 'seq'])
        .modifyEnd(sql.raw(dialect.clustered))
        .execute();
      await schema.createIndex('message_id').unique().on('message').column('id').execute();
      await schema.createIndex('message_line_id').on('message').column('line_message_id').execute();

      await schema
        .createTable('delivery')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('seq', big, (c) => c.notNull())
        .addColumn('message_id', 'text', (c) => c.notNull())
        .addColumn('room_id', 'text', (c) => c.notNull())
        .addColumn('line_chat_id', 'text', (c) => c.notNull().references('line_chat.id'))
        .addColumn('channel_id', 'text', (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull())
        .addColumn('route', 'text')
        .addColumn('reason', 'text')
        .addColumn('call_id', 'text')
        .addColumn('reply_token', 'text')
        .addColumn('bubble', 'text')
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('doubtful', 'integer', (c) => c.notNull())
        .addColumn('due_at', at, (c) => c.notNull())
        .addColumn('claimed_by', 'text')
        .addColumn('claimed_until', at)
        .addColumn('line_message_id', 'text')
        .addColumn('line_request_id', 'text')
        .addColumn('changed_at', at, (c) => c.notNull())
        .execute();
      await schema.createIndex('delivery_of_message').on('delivery').column('message_id').execute();
      await schema.createIndex('delivery_line_id').on('delivery').column('line_message_id').execute();
      // Only what is still on its way: the index stays as small as the queue.
      await schema
        .createIndex('delivery_open')
        .on('delivery')
        .columns(['line_chat_id', 'seq'])
        .where(sql.ref('status'), 'in', sql`('waiting', 'sending')`)
        .execute();

      await schema
        .createTable('inbox')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('channel_id', 'text', (c) => c.notNull().references('channel.id'))
        .addColumn('chat_key', 'text', (c) => c.notNull())
        .addColumn('type', 'text', (c) => c.notNull())
        .addColumn('line_timestamp', big, (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('received_at', at, (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull())
        .addColumn('kept_reason', 'text')
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('due_at', at, (c) => c.notNull())
        .execute();
      await schema
        .createIndex('inbox_waiting')
        .on('inbox')
        .columns(['line_timestamp', 'received_at'])
        .where(sql.ref('status'), '=', sql`'waiting'`)
        .execute();
      await sql`create index inbox_chat on inbox (channel_id, chat_key) where status = 'waiting'`.execute(db);
      await sql`create index inbox_retry on inbox (channel_id, chat_key) where status = 'waiting' and attempts > 0`.execute(
        db,
      );
      await schema
        .createIndex('inbox_kept')
        .on('inbox')
        .column('received_at')
        .where(sql.ref('status'), '=', sql`'kept'`)
        .execute();

      await createAuthTables(db, dialect.authTime);
    },
  };
}

/** As the sign-in library's own schema has them, under names of ours. */
async function createAuthTables({ schema }: Kysely<unknown>, at: Dialect['authTime']): Promise<void> {
  await schema
    .createTable('auth_user')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('emailVerified', 'boolean', (c) => c.notNull())
    .addColumn('image', 'text')
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('displayUsername', 'text')
    .addColumn('createdAt', at, (c) => c.notNull())
    .addColumn('updatedAt', at, (c) => c.notNull())
    .execute();
  await schema
    .createTable('auth_account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('providerId', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.notNull().references('auth_user.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', at)
    .addColumn('refreshTokenExpiresAt', at)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', at, (c) => c.notNull())
    .addColumn('updatedAt', at, (c) => c.notNull())
    .execute();
  await schema.createIndex('auth_account_user').on('auth_account').column('userId').execute();
  await schema
    .createTable('auth_session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token', 'text', (c) => c.notNull().unique())
    .addColumn('userId', 'text', (c) => c.notNull().references('auth_user.id').onDelete('cascade'))
    .addColumn('expiresAt', at, (c) => c.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('createdAt', at, (c) => c.notNull())
    .addColumn('updatedAt', at, (c) => c.notNull())
    .execute();
  await schema.createIndex('auth_session_user').on('auth_session').column('userId').execute();
  await schema
    .createTable('auth_verification')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('identifier', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('expiresAt', at, (c) => c.notNull())
    .addColumn('createdAt', at, (c) => c.notNull())
    .addColumn('updatedAt', at, (c) => c.notNull())
    .execute();
}
