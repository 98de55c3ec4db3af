import type { EventBody, EventScope, Instant, Seq } from '@engawa/domain';
import { type ControlledTransaction, Kysely, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Dialect } from './dialect/dialect.ts';
import { fixedQuery } from './fixed-query.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** Where rows are read: the whole database, or one transaction. */
export type Reader = Kysely<Schema>;

/** What a verb receives. Nothing else may be used inside: on SQLite a query on the store itself would wait for ever. */
export type WriteTx = {
  readonly db: Transaction<Schema>;
  readonly now: Instant;
  /** The next place in the one order of the product. */
  nextSeq(): Seq;
  /** Records what happened, for those who may see it; the feed tells them after the commit. Returns its place. */
  append(scope: EventScope, body: EventBody, seq?: Seq): Promise<Seq>;
};

type Job = {
  readonly work: (tx: WriteTx) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};

/** More would keep the first ones waiting for the last. */
const jobsPerCommit = 256;

/**
 * The one way to the database. Writes that wait share one transaction, each in a savepoint of its own, and are answered
 * after its commit: a synced commit costs the same for one row and for a hundred.
 */
export class Store {
  readonly db: Kysely<Schema>;
  readonly dialect: Dialect;
  #jobs: Job[] = [];
  #working: Promise<void> | null = null;
  #listeners = new Set<() => void>();
  #stopListening: (() => Promise<void>) | null = null;
  #closed = false;

  static async open(dialect: Dialect): Promise<Store> {
    const store = new Store(dialect);
    try {
      await store.#migrate();
      store.#stopListening = await dialect.listen(() => store.#wake());
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor(dialect: Dialect) {
    this.dialect = dialect;
    this.db = new Kysely<Schema>({ dialect: dialect.kysely });
  }

  /**
   * Runs `work` inside a transaction and answers after its commit; an error of `work` undoes `work` alone.
   * No network, hashing or file work inside: everybody else's writes wait.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The store is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ work, resolve: resolve as (value: never) => void, reject });
      this.#working ??= this.#workOff();
    });
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

  /** Finishes what was handed to `write` before. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
    await this.#stopListening?.();
    await this.db.destroy();
  }

  async #workOff(): Promise<void> {
    await gather();
    try {
      while (this.#jobs.length > 0) {
        await this.#commit(this.#jobs.splice(0, jobsPerCommit));
        await gather();
      }
    } finally {
      this.#working = null;
    }
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    let settle: (() => void)[];
    try {
      settle = await this.#transact(jobs);
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const answer of settle) answer();
    this.#wake();
  }

  async #transact(jobs: readonly Job[]): Promise<(() => void)[]> {
    const db = await this.db.startTransaction().execute();
    try {
      const head = new Head(db, await takeHead(db));
      const settle: (() => void)[] = [];
      for (const job of jobs) settle.push(await head.run(job, jobs.length === 1));
      await head.save();
      if (head.moved) await this.dialect.announce(db);
      await db.commit().execute();
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

  async #migrate(): Promise<void> {
    const provider = { getMigrations: async () => migrations(this.dialect) };
    const { error } = await new Migrator({ db: this.db, provider }).migrateToLatest();
    if (error) throw error;
    await this.db
      .insertInto('event_head')
      .values({ id: 1, seq: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** A few turns of the event loop, in which what arrives at the same moment comes in from the sockets for one commit. */
async function gather(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Locks the head row: from here to the commit this transaction is the only writer. */
async function takeHead(db: Transaction<Schema>): Promise<Seq> {
  const [row] = await lockHead(db, {});
  return row!.seq;
}

const lockHead = fixedQuery((db) =>
  db
    .updateTable('event_head')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('id', '=', 1)
    .returning('seq'),
);

const moveHead = fixedQuery((db, { seq }: { seq: Seq }) =>
  db.updateTable('event_head').set({ seq }).where('id', '=', 1),
);

const insertEvent = fixedQuery((db, { seq, kind, scope, room_id, member_id, message_id, body, at }: Schema['event']) =>
  db.insertInto('event').values({ seq, kind, scope, room_id, member_id, message_id, body, at }),
);

/** The counter of one transaction. */
class Head {
  readonly #db: ControlledTransaction<Schema>;
  readonly #start: Seq;
  readonly #now: Instant = new Date().toISOString();
  #seq: Seq;

  constructor(db: ControlledTransaction<Schema>, seq: Seq) {
    this.#db = db;
    this.#start = seq;
    this.#seq = seq;
  }

  get moved(): boolean {
    return this.#seq !== this.#start;
  }

  /** Does the job and returns the answer to give once everything is committed. */
  async run(job: Job, alone: boolean): Promise<() => void> {
    const before = this.#seq;
    if (!alone) await this.#db.savepoint('job').execute();
    try {
      const value = await job.work(this.#tx());
      if (!alone) await (this.#db as ControlledTransaction<Schema, ['job']>).releaseSavepoint('job').execute();
      return () => job.resolve(value as never);
    } catch (error) {
      if (alone) throw error;
      this.#seq = before;
      await (this.#db as ControlledTransaction<Schema, ['job']>).rollbackToSavepoint('job').execute();
      return () => job.reject(error);
    }
  }

  async save(): Promise<void> {
    if (this.moved) await moveHead(this.#db, { seq: this.#seq });
  }

  #tx(): WriteTx {
    const nextSeq = () => ++this.#seq;
    return {
      db: this.#db,
      now: this.#now,
      nextSeq,
      append: async (scope, body, seq = nextSeq()) => {
        await insertEvent(this.#db, {
          seq,
          kind: body.kind,
          scope: scope.to,
          room_id: scope.to === 'room' ? scope.roomId : null,
          member_id: scope.to === 'member' ? scope.memberId : null,
          message_id: body.kind === 'message.changed' ? body.message.id : null,
          body: JSON.stringify({ ...body, seq, at: this.#now }),
          at: this.#now,
        });
        return seq;
      },
    };
  }
}
