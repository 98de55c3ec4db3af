import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What one press of Send sends belongs together, and is taken back together. */
export function onePressOfSend(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema.alterTable('message').addColumn('send_id', 'text').execute();
      await sql`create index message_send on message (send_id) where send_id is not null`.execute(db);
      await schema
        .createTable('taken_back_send')
        .addColumn('send_id', 'text', (c) => c.notNull())
        .addColumn('author_id', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('taken_back_send_pk', ['author_id', 'send_id'])
        .execute();
    },
  };
}
