import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was answered for a file that did not come, and how often in a row: one wrong answer is not the last word. */
export function answersForAFile(): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('media').addColumn('answer', 'text').execute();
      await schema
        .alterTable('media')
        .addColumn('answers', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    },
  };
}
