import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The list of rooms asks in each for what did not go out: an index of these rows alone. */
export function whatDidNotGoOut(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`create index delivery_not_sent on delivery (room_id)
        where status in ('failed', 'uncertain') or (status = 'waiting' and reason is not null)`.execute(db);
    },
  };
}
