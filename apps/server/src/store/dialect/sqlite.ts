import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteDialect } from 'kysely';
import type { Dialect } from './dialect.ts';

/** @param file path of the database file, made when absent; `:memory:` for a throw-away one. */
export function sqliteDialect(file: string): Dialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const processId = randomUUID();
  return {
    name: 'sqlite',
    kysely: new SqliteDialect({ database: async () => withStatementCache(open(file)) }),
    processId,
    // One server works on a file, so every other one is of the past.
    hasEnded: async (_tx, id) => id !== processId,
    bigInteger: 'integer',
    authTime: 'text',
    clustered: 'without rowid',
    beginRead: (db) => db.startTransaction().execute(),
    announce: async () => {},
    listen: async () => async () => {},
  };
}

function open(file: string) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  // A message that was answered for must survive the machine's power, not only the process.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What is taken back leaves no letters in the gaps of its page.
  database.pragma('secure_delete = FAST');
  // The operator's command line writes from a process of its own.
  database.pragma('busy_timeout = 5000');
  database.pragma('cache_size = -65536');
  // In pages: what is written several times meanwhile is copied into the file once.
  database.pragma('wal_autocheckpoint = 4000');
  return database;
}

const cachedStatements = 500;

/** Kysely prepares every query anew, which costs three times the query itself for a small look-up. */
function withStatementCache(database: Database.Database) {
  const statements = new Map<string, Database.Statement>();
  return {
    prepare(sql: string) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      // Moved to the end, so that the first one is always the one that has not been used for longest.
      statements.delete(sql);
      statements.set(sql, statement);
      if (statements.size > cachedStatements) statements.delete(statements.keys().next().value!);
      return statement;
    },
    close: () => {
      statements.clear();
      database.close();
    },
  } as never;
}
