import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** That somebody else spends an account's reply tokens, and that LINE refused a quote. */
export function whatLineDoesNotTell(): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('channel').addColumn('reply_token_lost_at', 'text').execute();
      await schema
        .alterTable('delivery')
        .addColumn('no_quote', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    },
  };
}
