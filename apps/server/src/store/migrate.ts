import type { Kysely, Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StartError } from '../start-error.ts';
import type { Dialect } from './dialect/dialect.ts';
import type { Schema } from './schema.ts';

export type Migrations = Readonly<Record<string, Migration>>;

/** Which migrations this database still needs; null when everything is in place. */
export type Pending = {
  /** Nothing was there: the tables are made for the first time. */
  readonly fresh: boolean;
};

/** A migration whose name says so takes something away that older programs use; all others only add. */
const contracting = /^\d{4}-contract-/;

/** How long a start waits for other programs to let go of the tables. */
const patienceMs = 5 * 60_000;
const pauseMs = 100;

/**
 * Looks, without a lock, whether there is anything to do.
 * @throws StartError when a newer program has taken away what this one would use.
 */
export async function pendingMigrations(db: Kysely<Schema>, known: Migrations): Promise<Pending | null> {
  const executed = await executedMigrations(db);
  if (executed.length === 0) return { fresh: true };
  refuseContracted(executed, known);
  const done = new Set(executed);
  if (Object.keys(known).some((name) => !done.has(name)) || !(await hasHead(db))) return { fresh: false };
  return null;
}

/**
 * Brings the tables up to date: all that is missing, the records of it and the head row in one transaction, so that an end
 * in between leaves what was there before. What a newer program has only added is let be.
 * @param onWait told when another program holds the tables; it is tried again.
 * @throws StartError
 */
export async function migrate(
  db: Kysely<Schema>,
  dialect: Dialect,
  known: Migrations,
  onWait: () => void = () => {},
): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await dialect.changeTables(db, (tx) => bringUpToDate(tx, known));
    } catch (error) {
      if (!dialect.isBusy(error)) throw error;
      if (performance.now() > giveUpAt) throw new StartError(heldByOthers);
      onWait();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

const heldByOthers =
  'The tables of the database have to be brought up to date, and another program has been holding them for five minutes. End it and start again.';

async function bringUpToDate(tx: Transaction<Schema>, known: Migrations): Promise<void> {
  const executed = await executedMigrations(tx);
  refuseContracted(executed, known);
  const provider = { getMigrations: async () => ({ ...letBe(executed), ...known }) };
  const { error } = await new Migrator({ db: tx, provider }).migrateToLatest();
  if (error) throw asLeftHalfway(error);
  await tx
    .insertInto('event_head')
    .values({ id: 1, seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The library refuses whatever it does not know; these it need not do. */
function letBe(executed: readonly string[]): Migrations {
  return Object.fromEntries(executed.map((name) => [name, { up: async () => {} }]));
}

function refuseContracted(executed: readonly string[], known: Migrations): void {
  const taken = executed.filter((name) => !(name in known) && contracting.test(name));
  if (taken.length === 0) return;
  throw new StartError(
    `A newer version of Engawa has changed this database (${taken.join(', ')}) so that this version cannot work with it. Start the newer version, or restore the backup from before the upgrade.`,
  );
}

/** Versions before this transaction existed left tables without a record when they were ended in the middle. */
function asLeftHalfway(error: unknown): unknown {
  if (!(error instanceof Error) || !/already exists|duplicate column/.test(error.message)) return error;
  return new StartError(
    'An older version of Engawa was ended while it changed the tables of this database, and left them halfway. Restore the backup from before that upgrade; if nothing was ever written into it, delete the database and start again.',
  );
}

async function executedMigrations(db: Kysely<Schema>): Promise<string[]> {
  if (!(await isTable(db, 'kysely_migration'))) return [];
  const records = db as unknown as Kysely<{ kysely_migration: { name: string } }>;
  return (await records.selectFrom('kysely_migration').select('name').execute()).map(({ name }) => name);
}

async function hasHead(db: Kysely<Schema>): Promise<boolean> {
  return (await db.selectFrom('event_head').select('id').executeTakeFirst()) !== undefined;
}

async function isTable(db: Kysely<Schema>, name: string): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some((table) => table.name === name);
}
