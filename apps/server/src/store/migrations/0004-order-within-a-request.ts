import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where an event stood among those of its request. */
export function orderWithinARequest(): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .alterTable('inbox')
        .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    },
  };
}
