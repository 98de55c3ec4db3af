import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledQuery, Kysely } from 'kysely';
import type { Dialect } from '../src/store/dialect/dialect.ts';
import { sqliteDialect } from '../src/store/dialect/sqlite.ts';
import { migrations } from '../src/store/migrations/index.ts';
import type { Schema } from '../src/store/schema.ts';
import type { TestDatabase } from './databases.ts';
import { dataSince } from './landed-data.ts';
import { onDatabase, statementsIn } from './raw-database.ts';

/** From where a start may have to bring the tables up to date: nothing at all, and each migration there ever was. */
export const everyStop: readonly string[] = ['nothing', ...Object.keys(migrations(sqliteDialect(':memory:')))];

/** The longest ways, and the last step alone. */
export const someStops: readonly string[] = [...everyStop.slice(0, 2), everyStop.at(-2)!];

/** Where the statements of each migration stand as they were when it landed: companies have run exactly these. */
const folder = join(import.meta.dirname, 'landed');

export function landedFile(migration: string, dialect: Dialect): string {
  return join(folder, `${migration}.${dialect.name}.sql`);
}

/** The statements of each migration as the code has them today, in order. @param dialect of an empty database. */
export async function statementsOfToday(dialect: Dialect): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let now: string[] = [];
  const note = (query: CompiledQuery) => void now.push(written(query));
  const db = new Kysely<unknown>({ dialect: dialect.kysely, log: (event) => note(event.query) });
  try {
    for (const [name, migration] of Object.entries(migrations(dialect))) {
      now = [];
      await migration.up(db);
      found.set(name, now.map((statement) => `${statement};\n`).join(''));
    }
  } finally {
    await db.destroy();
  }
  return found;
}

function written({ sql, parameters }: CompiledQuery): string {
  return parameters.length === 0 ? sql : `${sql} /* ${JSON.stringify(parameters)} */`;
}

/**
 * Makes an empty database what a company had that used the product from its beginning up to a migration: the tables as they
 * landed, and the data that its versions wrote. Migrations that have not been written down yet run as they are today.
 * @param upTo of `everyStop`
 */
export async function asLeftBy(database: TestDatabase, upTo: string, messages: number): Promise<void> {
  if (upTo === 'nothing') return;
  const dialect = database.dialect();
  const known = migrations(dialect);
  const db = new Kysely<unknown>({ dialect: dialect.kysely });
  try {
    await onDatabase(database, records);
    for (const [name, migration] of Object.entries(known)) {
      const file = landedFile(name, dialect);
      if (existsSync(file))
        await onDatabase(database, [...asRunnerDoes(dialect), ...statementsIn(readFileSync(file, 'utf8'))]);
      else await dialect.changeTables(db as Kysely<Schema>, (tx) => migration.up(tx));
      await onDatabase(database, [recordOf(name), ...dataSince(name, messages)]);
      if (name === upTo) break;
    }
  } finally {
    await db.destroy();
  }
}

/** Foreign keys rest while tables are made anew, as in `changeTables`. */
function asRunnerDoes({ name }: Dialect): string[] {
  return name === 'sqlite' ? ['pragma foreign_keys = off'] : [];
}

/** What the library keeps beside. */
const records = [
  'create table "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null)',
  'create table "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null)',
  `insert into kysely_migration_lock (id, is_locked) values ('migration_lock', 0)`,
];

function recordOf(migration: string): string {
  const number = Number(migration.slice(0, 4));
  const at = new Date(Date.UTC(2026, 3, 1) + number).toISOString();
  return `insert into kysely_migration (name, timestamp) values ('${migration}', '${at}')`;
}
