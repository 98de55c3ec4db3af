import { randomUUID } from 'node:crypto';
import { type Kysely, PostgresAdapter, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Schema } from '../schema.ts';
import type { Dialect } from './dialect.ts';
import { Listener } from './listener.ts';

const channel = 'engawa';
const int8 = 20;
/** First half of the keys of the locks by which processes show that they live. */
const processLocks = 0x656e67;

/** @param url `postgres://user:password@host:port/database` */
export function postgresDialect(url: string): Dialect {
  const processId = randomUUID();
  const types = {
    // `seq` and times in ms stay far below 2^53; the driver would hand them out as strings.
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  } as pg.CustomTypesConfig;
  return {
    name: 'postgres',
    kysely: new PatientPostgresDialect({ pool: createPool(url, types) }),
    place: placeOf(url),
    processId,
    claim: () => () => {},
    whyNotOpened: (error) => whyNotOpened(error, placeOf(url)),
    hasEnded: (tx, id) => hasEnded(tx, id),
    bigInteger: 'bigint',
    authTime: 'timestamptz',
    clustered: '',
    beginRead: (db) => db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(),
    changeTables,
    isBusy: (error) => error instanceof pg.DatabaseError && error.code === lockNotAvailable,
    isFull: (error) => error instanceof pg.DatabaseError && error.code === diskFull,
    isFaultOfMachine,
    erase: vacuum,
    announce: async (tx) => {
      await sql`select pg_notify(${channel}, ${processId})`.execute(tx);
    },
    listen: (wake) => listen(url, processId, wake),
  };
}

function placeOf(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: '' };
  return `postgres://${host}${pathname}`;
}

function whyNotOpened(error: unknown, place: string): string | null {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const { code = '', message } = first as NodeJS.ErrnoException;
  if (/^(E[A-Z]+|57P03|53300)$/.test(code)) return `PostgreSQL does not answer at ${place}: ${message}.`;
  // Who may come in, which database there is, what may be made in it (SQLSTATE classes).
  if (/^(28|3D|42501)/.test(code)) return `PostgreSQL at ${place} refuses: ${message}.`;
  return null;
}

function createPool(connectionString: string, types: pg.CustomTypesConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    types,
    max: 10,
    keepAlive: true,
    // A process that hangs while it holds the head row would stop all others.
    idle_in_transaction_session_timeout: 30_000,
  });
  // A lost connection fails the query that uses it; besides, it must not end the server.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Classes of errors that speak of the server, its disk, its load or the connection (PostgreSQL docs, Appendix A). */
const machineClasses = /^(08|25|40|53|55|57|58|F0|XX)/;
const diskFull = '53100';

/** What the driver says of a connection, without a code. */
const lostConnection = /^(Connection terminated|Client has encountered a connection error|timeout e)/i;

function isFaultOfMachine(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return machineClasses.test(error.code ?? '');
  return error instanceof Error && lostConnection.test(error.message);
}

/** Where somebody's words can stand. */
const withWords = ['message', 'message_version', 'event', 'delivery', 'inbox', 'media', 'line_message_fate', 'traffic'];
/** Whoever reads from before has ended then; rows that they could still see stay until the next time. */
const readersEndMs = 20_000;

/** Rows that nobody can see any more are taken out of their pages. Not inside a transaction. */
async function vacuum(db: Kysely<Schema>, asked: number): Promise<boolean> {
  await sql`vacuum ${sql.join(withWords.map((table) => sql.table(table)))}`.execute(db);
  return asked > readersEndMs;
}

/**
 * Waits a few seconds at most for tables that others use, since whoever wants them later queues behind: the running servers
 * would stand still with us.
 */
function changeTables(db: Kysely<Schema>, work: (tx: Transaction<Schema>) => Promise<void>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = ${sql.lit(lockTimeoutMs)}`.execute(tx);
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(tx);
    await work(tx);
  });
}

const lockTimeoutMs = 5000;
/** SQLSTATE of a lock that was not to be had in time. */
const lockNotAvailable = '55P03';

class PatientPostgresDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new PatientAdapter();
  }
}

/** The library locks after it has looked for its tables, and then waits for up to an hour: we have locked before. */
class PatientAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** The one that older versions take, from Kysely's adapter. */
const migrationLock = 3853314791062309107n;

/** The database gives a process's lock back when its connection ends, however the process did. */
async function hasEnded(tx: Transaction<Schema>, processId: string): Promise<boolean> {
  const { rows } = await sql<{
    free: boolean;
  }>`select pg_try_advisory_xact_lock(${processLocks}::int, hashtext(${processId})) as free`.execute(tx);
  return rows[0]!.free;
}

async function listen(url: string, processId: string, wake: () => void): Promise<() => Promise<void>> {
  // Shared, so that a connection made anew does not wait for the end of the lost one.
  const showLife = (client: pg.Client) =>
    client.query('select pg_advisory_lock_shared($1::int, hashtext($2))', [processLocks, processId]);
  // Our own commits have woken us already.
  const heard = (from: string | undefined) => from === processId || wake();
  const listener = new Listener(url, channel, heard, showLife);
  await listener.start();
  return () => listener.stop();
}
