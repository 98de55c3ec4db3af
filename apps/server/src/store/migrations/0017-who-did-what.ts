import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** An entry of the audit says by ids who acted, from where, and on what: names change, and several can have one. */
export function whoDidWhat(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const column of ['who_kind', 'session_id', 'from_address', 'about_kind', 'about_id', 'room_id'])
        await db.schema.alterTable('audit').addColumn(column, 'text').execute();
    },
  };
}
