import type { ControlledTransaction, Kysely, Dialect as KyselyDialect, Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** Ends what was begun; once. */
export type LetGo = () => void;

/** Everything in which the two databases differ, search excepted. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  readonly kysely: KyselyDialect;
  /** Where the rows are, for people: without user and password. */
  readonly place: string;
  /** Names this process among those that work on the same database. */
  readonly processId: string;
  /** Whether the process of that name has surely ended. */
  hasEnded(tx: Transaction<Schema>, processId: string): Promise<boolean>;
  /** Keeps other servers off a database that can have one only. Null when another process has done so. */
  claim(): LetGo | null;
  /** Why it could not be opened, in a sentence; null when that is not known. */
  whyNotOpened(error: unknown): string | null;
  /** Column type of `seq` and of millisecond times. */
  readonly bigInteger: 'integer' | 'bigint';
  /** Column type in which the sign-in library keeps times. */
  readonly authTime: 'text' | 'timestamptz';
  /** Rows stored in the order of the primary key, where the database can do it. */
  readonly clustered: string;
  beginRead(db: Kysely<Schema>): Promise<ControlledTransaction<Schema>>;
  /**
   * Does `work` in one transaction, in which tables can be rebuilt: what refers to a table that goes and comes back stays.
   * @throws what `isBusy` knows, when others hold the tables; then nothing was done.
   */
  changeTables(db: Kysely<Schema>, work: (tx: Transaction<Schema>) => Promise<void>): Promise<void>;
  /** Whether somebody else holds what was asked for: nothing was done, and later it may go. */
  isBusy(error: unknown): boolean;
  /** Whether the disk has no room for what was to be written. */
  isFull(error: unknown): boolean;
  /** Whether it is the database, its disk or the way to it that does not work, and not what was to be written. */
  isFaultOfMachine(error: unknown): boolean;
  /**
   * Takes what was destroyed and committed out of the database's own files, as far as it can.
   * @param asked how long ago it was asked for, in ms. @returns whether it is done; if not, it is to be asked again soon.
   */
  erase(db: Kysely<Schema>, asked: number): Promise<boolean>;
  /** Tells other processes, once this transaction commits, that there is something to read. */
  announce(tx: Transaction<Schema>): Promise<void>;
  /** Calls `wake` when another process committed. Returns the way to stop. */
  listen(wake: () => void): Promise<() => Promise<void>>;
}
