import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Kysely, sql, type Transaction } from 'kysely';
import { isDiskFull } from '../fault-of-system.ts';
import type { Schema } from '../schema.ts';
import type { Dialect } from './dialect.ts';
import { claimFile } from './sqlite-claim.ts';
import { busyTimeoutMs, SqliteEraser } from './sqlite-eraser.ts';
import { TransactionalSqliteDialect } from './sqlite-kysely.ts';

/** @param file path of the database file, made when absent; `:memory:` for a throw-away one. */
export function sqliteDialect(file: string): Dialect {
  const inMemory = file === ':memory:';
  const processId = randomUUID();
  const eraser = new SqliteEraser(file);
  return {
    name: 'sqlite',
    kysely: new TransactionalSqliteDialect(() => eraser.adopt(open(file))),
    place: file,
    processId,
    claim: () => {
      if (inMemory) return () => {};
      mkdirSync(dirname(file), { recursive: true });
      return claimFile(file);
    },
    whyNotOpened: (error) => whyNotOpened(error, file),
    // One server works on a file, so every other one is of the past.
    hasEnded: async (_tx, id) => id !== processId,
    bigInteger: 'integer',
    authTime: 'text',
    clustered: 'without rowid',
    beginRead: (db) => db.startTransaction().execute(),
    changeTables,
    isBusy,
    // Erasing writes past SQLite, and then it is the system that says so.
    isFull: (error) => codeOf(error) === 'SQLITE_FULL' || isDiskFull(error),
    isFaultOfMachine,
    erase: (db) => eraser.erase(db),
    announce: async () => {},
    listen: async () => async () => {},
  };
}

function open(file: string) {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  // A message that was answered for must survive the machine's power, not only the process.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What is taken back leaves no letters in its page and in pages that are free: FAST would leave the free ones.
  database.pragma('secure_delete = ON');
  database.pragma('cache_size = -65536');
  // In pages: what is written several times meanwhile is copied into the file once.
  database.pragma('wal_autocheckpoint = 4000');
  // In ms, and last: opening may take its time. From here on, who waits for another process inside of this library holds
  // up everything else; the store waits outside, where the rest goes on.
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  return database;
}

/**
 * Foreign keys rest meanwhile, and are looked at before the commit: with them on, a table that is rebuilt would take along
 * whatever is deleted with its rows. The pragma does nothing inside of a transaction (SQLite docs, PRAGMA foreign_keys).
 */
function changeTables(db: Kysely<Schema>, work: (tx: Transaction<Schema>) => Promise<void>): Promise<void> {
  return db.connection().execute(async (connection) => {
    await sql`pragma foreign_keys = off`.execute(connection);
    try {
      const tx = await connection.startTransaction().setAccessMode('read write').execute();
      try {
        await work(tx);
        await assertForeignKeysHold(tx);
        await tx.commit().execute();
      } catch (error) {
        await tx
          .rollback()
          .execute()
          .catch(() => {});
        throw error;
      }
    } finally {
      await sql`pragma foreign_keys = on`.execute(connection);
    }
  });
}

async function assertForeignKeysHold(tx: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(tx);
  if (rows.length === 0) return;
  const places = new Set(rows.map(({ table, parent }) => `${table} → ${parent}`));
  throw new Error(`The new tables would have ${rows.length} rows that refer to nothing: ${[...places].join(', ')}`);
}

/** What the database says of a row and not of itself (SQLite docs, Result Codes). */
const rowCodes = ['SQLITE_CONSTRAINT', 'SQLITE_TOOBIG', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_ERROR'];

function isFaultOfMachine(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && !rowCodes.some((ofRow) => code.startsWith(ofRow));
}

function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
}

function codeOf(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

function whyNotOpened(error: unknown, file: string): string | null {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'SQLITE_NOTADB') return `${file} is no SQLite database.`;
  if (code.startsWith('SQLITE_CORRUPT')) return `${file} is damaged. Restore the backup.`;
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)|E(ACCES|PERM|ROFS|NOTDIR|EXIST|NOSPC|ISDIR))/.test(code)) {
    return `The SQLite file ${file} cannot be opened for writing: ${message}.`;
  }
  return null;
}
