import { createHash } from 'node:crypto';
import type { TestDatabase } from './databases.ts';
import { onDatabase } from './raw-database.ts';

/** Everything a start could leave half done: tables, columns, indexes, what was migrated, how many rows are where, and what they say. */
export type DatabasePicture = {
  readonly schema: readonly string[];
  readonly migrations: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  /** By table, one word for all that its rows say; the library's own table says when, which is another time in every run. */
  readonly contents: Readonly<Record<string, string>>;
  /** What the database itself finds wrong. */
  readonly broken: readonly unknown[];
};

export async function pictureOf(database: TestDatabase): Promise<DatabasePicture> {
  const ask = <Row>(statement: string) => onDatabase<Row>(database, [statement]);
  const questions = database.url.startsWith('sqlite:') ? sqlite : postgres;
  const schema = (await ask<{ line: string }>(questions.schema)).map(({ line }) => line);
  const tables = (await ask<{ name: string }>(questions.tables)).map(({ name }) => name);
  const counts = tables.map((name) => `select '${name}' as name, count(*) as count from "${name}"`);
  const rows = tables.length > 0 ? await ask<{ name: string; count: number }>(counts.join(' union all ')) : [];
  const migrations = tables.includes('kysely_migration')
    ? await ask<{ name: string }>('select name from kysely_migration order by name')
    : [];
  const said = tables.filter((name) => name !== 'kysely_migration');
  const contents: [string, string][] = [];
  for (const name of said) contents.push([name, inOneWord(await ask<object>(questions.contents(name)))]);
  const broken: unknown[] = [];
  for (const check of questions.checks) broken.push(...(await ask(check)));
  return {
    schema,
    migrations: migrations.map(({ name }) => name),
    rows: Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)])),
    contents: Object.fromEntries(contents),
    broken,
  };
}

/** The same for the same rows, in whichever order they lie. */
function inOneWord(rows: readonly object[]): string {
  const hash = createHash('sha256');
  for (const line of rows.map((row) => JSON.stringify(row)).toSorted()) hash.update(line);
  return hash.digest('base64url').slice(0, 12);
}

const sqlite = {
  schema: `select type || ' ' || name || ': ' || coalesce(sql, '') as line from sqlite_schema order by type, name`,
  tables: `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
  contents: (table: string) => `select * from "${table}"`,
  checks: [
    'select * from pragma_foreign_key_check',
    `select * from pragma_integrity_check where integrity_check <> 'ok'`,
  ],
};

const postgres = {
  schema: `select line from (
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'public'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  ) as lines order by line`,
  tables: `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  contents: (table: string) =>
    `select md5(string_agg(t::text, '' order by t::text collate "C")) as line from "${table}" as t`,
  checks: [],
};
