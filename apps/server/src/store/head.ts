import type { Instant, Seq } from '@engawa/domain';
import type { ControlledTransaction } from 'kysely';
import { insertAudit } from './audit.ts';
import { appendEvents, type EventRow } from './event-log.ts';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { NewEvent, WriteTx } from './store.ts';
import type { Who } from './who.ts';

/** What somebody wants written, and whom to answer. */
export type Job = {
  readonly who: Who;
  readonly work: (tx: WriteTx) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};

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

/** The counter of one transaction. */
export class Head {
  readonly #db: ControlledTransaction<Schema>;
  readonly #start: Seq;
  readonly #now: Instant = new Date().toISOString();
  #seq: Seq;
  #destroyed = false;

  /** Locks the head row: from here to the commit this transaction is the only writer. */
  static async take(db: ControlledTransaction<Schema>): Promise<Head> {
    const [row] = await lockHead(db, {});
    return new Head(db, row!.seq);
  }

  private constructor(db: ControlledTransaction<Schema>, seq: Seq) {
    this.#db = db;
    this.#start = seq;
    this.#seq = seq;
  }

  get moved(): boolean {
    return this.#seq !== this.#start;
  }

  /** Whether a job destroyed somebody's words. */
  get destroyed(): boolean {
    return this.#destroyed;
  }

  /** Does the job and returns the answer to give once everything is committed. */
  async run(job: Job, alone: boolean): Promise<() => void> {
    const before = this.#seq;
    if (!alone) await this.#db.savepoint('job').execute();
    try {
      const value = await job.work(this.#tx(job.who));
      if (!alone) await (this.#db as ControlledTransaction<Schema, ['job']>).releaseSavepoint('job').execute();
      return () => job.resolve(value as never);
    } catch (error) {
      if (alone) throw error;
      this.#seq = before;
      // On some faults of the machine the database ends the whole transaction by itself; then the fault is what to tell.
      await (this.#db as ControlledTransaction<Schema, ['job']>)
        .rollbackToSavepoint('job')
        .execute()
        .catch(() => Promise.reject(error));
      return () => job.reject(error);
    }
  }

  async save(): Promise<void> {
    if (this.moved) await moveHead(this.#db, { seq: this.#seq });
  }

  #tx(who: Who): WriteTx {
    const nextSeq = () => ++this.#seq;
    const by = { who, db: this.#db, now: this.#now, nextSeq };
    return {
      ...by,
      record: (deed) => insertAudit(by, deed),
      destroys: () => {
        this.#destroyed = true;
      },
      append: async (scope, body, seq = nextSeq()) => {
        await appendEvents(this.#db, [this.#row({ scope, body, seq })]);
        return seq;
      },
      appendAll: (events) =>
        appendEvents(
          this.#db,
          events.map((event) => this.#row(event)),
        ),
    };
  }

  #row({ scope, body, seq }: NewEvent): EventRow {
    return {
      seq,
      kind: body.kind,
      scope: scope.to,
      room_id: scope.to === 'room' ? scope.roomId : null,
      member_id: scope.to === 'member' ? scope.memberId : null,
      message_id: body.kind === 'message.changed' ? body.message.id : null,
      body: JSON.stringify({ ...body, seq, at: this.#now }),
      at: this.#now,
    };
  }
}
