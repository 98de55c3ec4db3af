import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect/dialect.ts';

/**
 * Reply tokens lie with their chat, in the order in which they end. By the token, which is random, each one was written to a
 * page of its own: of all that a LINE user's words wrote, a third was that.
 */
export function replyTokensOfAChat(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('reply_token').renameTo('reply_token_before').execute();
      await db.schema
        .createTable('reply_token')
        .addColumn('line_chat_id', 'text', (c) => c.notNull().references('line_chat.id'))
        .addColumn('expires_at', 'text', (c) => c.notNull())
        .addColumn('token', 'text', (c) => c.notNull())
        .addColumn('used_at', 'text')
        .addPrimaryKeyConstraint('reply_token_of_chat_pk', ['line_chat_id', 'expires_at', 'token'])
        .modifyEnd(sql.raw(dialect.clustered))
        .execute();
      await sql`
        insert into reply_token (line_chat_id, expires_at, token, used_at)
        select line_chat_id, expires_at, token, used_at from reply_token_before`.execute(db);
      await db.schema.dropTable('reply_token_before').execute();
    },
  };
}
