import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import type { Store } from '../src/store/store.ts';
import type { TestDatabase } from './databases.ts';

/** Until `well`, the database of a store takes nothing: SQLite's disk is read-only, PostgreSQL lets nobody in. */
export async function databaseAtFault(store: Store, database: TestDatabase): Promise<{ well(): Promise<void> }> {
  if (store.dialect.name === 'sqlite') {
    await sql`pragma query_only = on`.execute(store.db);
    return { well: async () => void (await sql`pragma query_only = off`.execute(store.db)) };
  }
  const name = new URL(database.url).pathname.slice(1);
  const letIn = (may: boolean) => `alter database ${name} with allow_connections ${may}`;
  const ended = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
  await onServer([letIn(false), ended]);
  return { well: () => onServer([letIn(true)]) };
}

async function onServer(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
