import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Dialect } from '../src/store/dialect/dialect.ts';
import { postgresDialect } from '../src/store/dialect/postgres.ts';
import { sqliteDialect } from '../src/store/dialect/sqlite.ts';

export type TestDatabase = {
  /** A new way to the same database, as a restarted or a second server process has it. */
  dialect(): Dialect;
  /** As in `DATABASE_URL`. */
  readonly url: string;
  /** A folder of its own for files of the test, deleted by `drop`. */
  readonly directory: string;
  /** Another database with the same in it; nobody may be connected to this one meanwhile. */
  copy(): Promise<TestDatabase>;
  /** Deletes the database and the folder; whoever is still connected loses the connection. */
  drop(): Promise<void>;
};

type TestDatabaseKind = { readonly name: 'SQLite' | 'PostgreSQL'; create(): Promise<TestDatabase> };

/** Every story about the server is told on both: `for (const database of testDatabases) describe(database.name, …)`. */
export const testDatabases: readonly TestDatabaseKind[] = [
  { name: 'SQLite', create: () => createSqlite() },
  { name: 'PostgreSQL', create: () => createPostgres() },
];

async function createSqlite(original?: string): Promise<TestDatabase> {
  const directory = await createDirectory();
  const file = join(directory, 'engawa.db');
  if (original && existsSync(original)) await copyFile(original, file);
  return {
    dialect: () => sqliteDialect(file),
    url: `sqlite:${file}`,
    directory,
    copy: () => createSqlite(file),
    drop: () => rm(directory, { recursive: true, force: true }),
  };
}

async function createPostgres(original = 'template1'): Promise<TestDatabase> {
  const directory = await createDirectory();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template ${original}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return {
    dialect: () => postgresDialect(url.href),
    url: url.href,
    directory,
    copy: () => createPostgres(name),
    drop: async () => {
      await onServer(`drop database ${name} with (force)`);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function createDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'engawa-test-'));
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
