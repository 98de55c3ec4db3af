import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Dialect } from './dialect.ts';

const channel = 'engawa';
const int8 = 20;

/** @param url `postgres://user:password@host:port/database` */
export function postgresDialect(url: string): Dialect {
  const types = {
    // `seq` and times in ms stay far below 2^53; the driver would hand them out as strings.
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  } as pg.CustomTypesConfig;
  return {
    name: 'postgres',
    kysely: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, types, max: 10 }) }),
    severalProcesses: true,
    bigInteger: 'bigint',
    authTime: 'timestamptz',
    clustered: '',
    beginRead: (db) => db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(),
    announce: async (tx) => {
      await sql`select pg_notify(${channel}, '')`.execute(tx);
    },
    listen: (wake) => listen(url, wake),
  };
}

/** A connection of its own, since a pooled one may be closed; a lost one is made again and wakes at once. */
async function listen(url: string, wake: () => void): Promise<() => Promise<void>> {
  let stopped = false;
  let client = await connect();
  async function connect() {
    const made = new pg.Client({ connectionString: url });
    made.on('notification', wake);
    made.on('error', () => void reconnect());
    await made.connect();
    await made.query(`listen ${channel}`);
    return made;
  }
  async function reconnect() {
    while (!stopped) {
      try {
        client = await connect();
        wake();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
  return async () => {
    stopped = true;
    await client.end();
  };
}
