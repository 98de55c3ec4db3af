import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect/dialect.ts';

/** Of words that were deleted the database itself remembers nothing more. */
export function whatTheDatabaseRemembers(dialect: Dialect): Migration {
  return { up: (db: Kysely<unknown>) => (dialect.name === 'sqlite' ? emptyFreePages(db) : planWithoutWords(db)) };
}

const columnsWithWords = [
  ['message', 'content'],
  ['message', 'author_name'],
  ['message_version', 'content'],
  ['line_message_fate', 'edited_content'],
  ['event', 'body'],
  ['delivery', 'bubble'],
  ['delivery', 'detail'],
  ['inbox', 'body'],
  ['media', 'name'],
  ['media', 'external_url'],
  ['media', 'external_preview_url'],
] as const;

/**
 * The planner keeps samples of a column's values, which anybody may ask for (`pg_stats`): none of these, and those that it
 * has go with the change to the type that the column has already; nothing is rewritten for that.
 */
async function planWithoutWords(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of columnsWithWords) {
    const [t, c] = [sql.table(table), sql.ref(column)];
    await sql`alter table ${t} alter column ${c} type text, alter column ${c} set statistics 0`.execute(db);
  }
}

const pageBytes = 4096;
const pagesAtOnce = 10_000;

/** Until now a page was not overwritten when it was freed. All free ones are taken into use and freed once more. */
async function emptyFreePages(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ freelist_count: number }>`pragma freelist_count`.execute(db);
  await sql`create table free_page (bytes blob)`.execute(db);
  for (let left = rows[0]!.freelist_count; left > 0; left -= pagesAtOnce) {
    const bytes = Math.min(left, pagesAtOnce) * (pageBytes - 4);
    await sql`insert into free_page values (zeroblob(${sql.lit(bytes)}))`.execute(db);
  }
  await sql`drop table free_page`.execute(db);
}
