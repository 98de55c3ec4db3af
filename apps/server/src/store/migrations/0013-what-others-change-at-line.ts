import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Where LINE sends a channel's webhooks by its own word, when it was asked, and where we last told it to; and an index by which a late
 * word of somebody's coming is held against their going.
 */
export function whatOthersChangeAtLine(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const column of ['webhook_endpoint', 'webhook_asked_at', 'webhook_set_to']) {
        await db.schema.alterTable('channel').addColumn(column, 'text').execute();
      }
      await sql`create index inbox_unfollow on inbox (channel_id, chat_key) where type = 'unfollow'`.execute(db);
    },
  };
}
