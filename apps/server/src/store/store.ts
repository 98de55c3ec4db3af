import type { EventBody, EventScope, Instant, Seq } from '@engawa/domain';
import { type ControlledTransaction, Kysely, type Transaction } from 'kysely';
import { StartError } from '../start-error.ts';
import type { Deed } from './audit.ts';
import type { Ballast } from './ballast.ts';
import { claimForChanges, claimForServer } from './claim.ts';
import { DatabaseBusyError } from './database-busy-error.ts';
import type { Dialect, LetGo } from './dialect/dialect.ts';
import { isFaultOfSystem } from './fault-of-system.ts';
import { Head, type Job } from './head.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import type { Who } from './who.ts';

/** Where rows are read: the whole database, or one transaction. */
export type Reader = Kysely<Schema>;

/** Something that happened, and who may see it. */
export type NewEvent = { readonly scope: EventScope; readonly body: EventBody; readonly seq: Seq };

/** What a verb receives. Nothing else may be used inside: on SQLite a query on the store itself would wait for ever. */
export type WriteTx<W extends Who = Who> = {
  /** On whose behalf all of it is done. */
  readonly who: W;
  readonly db: Transaction<Schema>;
  readonly now: Instant;
  /** The next place in the one order of the product. */
  nextSeq(): Seq;
  /** Records what happened, for those who may see it; the feed tells them after the commit. Returns its place. */
  append(scope: EventScope, body: EventBody, seq?: Seq): Promise<Seq>;
  /** The same of several, each at a place that was given to it. */
  appendAll(events: readonly NewEvent[]): Promise<void>;
  /** Writes down in the audit what `who` did. */
  record(deed: Deed): Promise<void>;
  /** Says that what is deleted or written over was somebody's words: after the commit they leave the files too. */
  destroys(): void;
};

/** A job, and until when it may wait for its turn. */
type Waiting = Job & { readonly until: number };

/** How long a write waits while another process is the writer, in ms: the operator's command line, a copy, a shell. */
const usualPatienceMs = 10_000;
const askAgainMs = 25;

/** More would keep the first ones waiting for the last. */
const jobsPerCommit = 256;

/**
 * The one way to the database. Writes that wait share one transaction, each in a savepoint of its own, and are answered
 * after its commit: a synced commit costs the same for one row and for a hundred.
 */
export class Store {
  readonly db: Kysely<Schema>;
  readonly dialect: Dialect;
  #jobs: Waiting[] = [];
  #working: Promise<void> | null = null;
  #listeners = new Set<() => void>();
  #destroyed = new Set<() => void>();
  readonly #ballast: Ballast | null;
  #stopListening: (() => Promise<void>) | null = null;
  #letGo: LetGo | null = null;
  #closed = false;
  #madeNew = false;

  /**
   * Brings the tables up to date, and makes them where there are none.
   * @param as a server, which keeps other servers off a database that can have one only, or a command that works beside it.
   * @param ballast what is thrown out when words are to be destroyed on a full disk.
   * @throws StartError
   */
  static async open(
    dialect: Dialect,
    as: 'server' | 'command' = 'command',
    ballast: Ballast | null = null,
  ): Promise<Store> {
    const store = new Store(dialect, ballast);
    try {
      if (as === 'server') store.#letGo = await claimForServer(dialect);
      await store.#bringUpToDate();
      store.#stopListening = await dialect.listen(() => store.#wake());
      return store;
    } catch (error) {
      await store.close();
      const why = dialect.whyNotOpened(error);
      throw why === null ? error : new StartError(why, { cause: error });
    }
  }

  private constructor(dialect: Dialect, ballast: Ballast | null) {
    this.dialect = dialect;
    this.#ballast = ballast;
    this.db = new Kysely<Schema>({ dialect: dialect.kysely });
  }

  /** Whether there was nothing in the database before: the address may be a wrong one. */
  get madeNew(): boolean {
    return this.#madeNew;
  }

  /**
   * Runs `work` inside a transaction, on behalf of `who`, and answers after its commit; an error of `work` undoes `work` alone.
   * No network, hashing or file work inside: everybody else's writes wait.
   * @param patienceMs how long it waits for another process that writes.
   * @throws DatabaseBusyError when that was not enough; nothing was done.
   */
  write<T, W extends Who>(who: W, work: (tx: WriteTx<W>) => Promise<T>, patienceMs = usualPatienceMs): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The store is closed'));
    return new Promise<T>((resolve, reject) => {
      const until = performance.now() + patienceMs;
      const job = { who, work: work as Job['work'], resolve: resolve as Job['resolve'], reject, until };
      this.#jobs.push(job);
      this.#working ??= this.#workOff();
    });
  }

  /** A write that destroys words, and does so on a full disk too. */
  destroy<T, W extends Who>(who: W, work: (tx: WriteTx<W>) => Promise<T>, patienceMs = usualPatienceMs): Promise<T> {
    return this.#evenWhenFull(() => this.write(who, work, patienceMs));
  }

  /** Whether an error speaks of the machine and not of what was to be done: done again on a healthy one, it may go. */
  isFaultOfMachine(error: unknown): boolean {
    return isFaultOfSystem(error) || this.dialect.isFaultOfMachine(error);
  }

  /**
   * Takes what was destroyed and committed out of the database's own files.
   * @param asked how long ago that was asked for, in ms. @returns whether it is done; if not, ask again.
   */
  erase(asked: number): Promise<boolean> {
    return this.#evenWhenFull(() => this.dialect.erase(this.db, asked));
  }

  /** Makes ready for a full disk, as long as it is none. */
  async takeOnBallast(): Promise<void> {
    await this.#ballast?.takeOn();
  }

  async #evenWhenFull<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!this.dialect.isFull(error) || !(await this.#ballast?.throwOut())) throw error;
      return work();
    }
  }

  /** Reads in one snapshot. */
  async read<T>(work: (db: Reader) => Promise<T>): Promise<T> {
    const tx = await this.dialect.beginRead(this.db);
    try {
      return await work(tx);
    } finally {
      // Nothing was written; unlike a commit, this gives the connection back even when it is broken.
      await tx
        .rollback()
        .execute()
        .catch(() => {});
    }
  }

  /** `listener` is called after every commit, also of other processes; it says that there may be news, not what. */
  onCommit(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `listener` is called after every commit of this process that destroyed words. */
  onDestroyed(listener: () => void): () => void {
    this.#destroyed.add(listener);
    return () => this.#destroyed.delete(listener);
  }

  /** Finishes what was handed to `write` before. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
    await this.#stopListening?.();
    await this.db.destroy();
    this.#letGo?.();
    this.#letGo = null;
  }

  async #bringUpToDate(): Promise<void> {
    const known = migrations(this.dialect);
    const pending = await pendingMigrations(this.db, known);
    if (!pending) return;
    const letGo = this.#letGo ? null : await claimForChanges(this.dialect);
    try {
      await migrate(this.db, this.dialect, known);
      this.#madeNew = pending.fresh;
    } finally {
      letGo?.();
    }
  }

  async #workOff(): Promise<void> {
    await gather();
    try {
      while (this.#jobs.length > 0) {
        const tx = await this.#begin();
        if (tx) await this.#commit(tx, this.#jobs.splice(0, jobsPerCommit));
        await gather();
      }
    } finally {
      this.#working = null;
    }
  }

  /**
   * Becomes the writer. While another process is, whoever waits does so without the connection, so that reading goes on.
   * Null when all who waited have been refused.
   */
  async #begin(): Promise<ControlledTransaction<Schema> | null> {
    while (this.#jobs.length > 0) {
      try {
        return await this.db.startTransaction().setAccessMode('read write').execute();
      } catch (error) {
        if (this.dialect.isBusy(error))
          this.#refuse((job) => job.until < performance.now(), new DatabaseBusyError(error));
        else this.#refuse(() => true, error);
      }
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    }
    return null;
  }

  #refuse(which: (job: Waiting) => boolean, error: unknown): void {
    const refused = this.#jobs.filter(which);
    this.#jobs = this.#jobs.filter((job) => !which(job));
    for (const job of refused) job.reject(error);
  }

  async #commit(tx: ControlledTransaction<Schema>, jobs: readonly Job[]): Promise<void> {
    let settle: (() => void)[];
    try {
      settle = await this.#transact(tx, jobs);
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const answer of settle) answer();
    this.#wake();
  }

  async #transact(db: ControlledTransaction<Schema>, jobs: readonly Job[]): Promise<(() => void)[]> {
    try {
      const head = await Head.take(db);
      const settle: (() => void)[] = [];
      for (const job of jobs) settle.push(await head.run(job, jobs.length === 1));
      await head.save();
      if (head.moved) await this.dialect.announce(db);
      await db.commit().execute();
      if (head.destroyed) for (const listener of this.#destroyed) listener();
      return settle;
    } catch (error) {
      await db
        .rollback()
        .execute()
        .catch(() => {});
      throw error;
    }
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A few turns of the event loop, in which what arrives at the same moment comes in from the sockets for one commit. */
async function gather(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
