import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Kept events are counted and paged by their kind, and what is done with is found by its age: indexes of these rows alone. */
export function whatCameAndIsKept(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`create index inbox_kept_kind on inbox (kept_reason, type, received_at, id, channel_id)
        where status = 'kept'`.execute(db);
      await sql`create index inbox_done on inbox (received_at, type) where status = 'done'`.execute(db);
    },
  };
}
