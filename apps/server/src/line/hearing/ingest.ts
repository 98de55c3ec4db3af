import type { Logger } from 'pino';
import { afterCommit } from '../../store/after-commit.ts';
import { dueInbox, type InboxRow, isUnsend, keepInbox, nextInboxDue, postponeInbox } from '../../store/inbox.ts';
import type { Store, WriteTx } from '../../store/store.ts';
import { byLine } from '../../store/who.ts';
import { Worker } from '../worker.ts';
import { ingestEvents } from './ingest-events.ts';

/** Rows taken at once; they share a commit, and with each other the pages of rooms that several were said in. */
const batch = 500;
/** At work on some, another commit need not start the next round at once. */
const restMs = 50;
/** At work on many, those of a longer time come together: rooms that are written to at once are written to once. */
const many = { rows: 25, restMs: 200 };
export const eventTries = 5;

type Surroundings = {
  /** Removes files of the media storage by their names; one that is not there is no fault. */
  readonly removeBlobs: (keys: readonly string[]) => Promise<void>;
  /** By how many ms our clock is ahead of LINE's. */
  readonly clockAheadMs: () => number;
};

/** Works on what the inbox holds, after the answer to LINE and after every restart. */
export class Ingest extends Worker {
  readonly #around: Surroundings;

  constructor(store: Store, log: Logger, around: Surroundings) {
    super(store, log, { fault: 'the inbox could not be read', restMs });
    this.#around = around;
  }

  protected async step(): Promise<number> {
    const rows = await dueInbox(this.store.db, new Date().toISOString(), batch);
    if (rows.length > 0) await this.#workOn(rows);
    this.restMs = rows.length < many.rows ? restMs : rows.length < batch ? many.restMs : 0;
    if (rows.length === batch) return 0;
    const next = await nextInboxDue(this.store.db, new Date().toISOString());
    return next === null ? Number.POSITIVE_INFINITY : Date.parse(next) - Date.now();
  }

  /**
   * All at once; if that fails, one write each, so that what fails is undone alone and holds back only its own chat.
   * @throws when the machine is at fault: then no event is, and what failed waits.
   */
  async #workOn(rows: readonly InboxRow[]): Promise<void> {
    try {
      await this.#cleanUp(await this.#write(rows, (tx) => ingestEvents(tx, rows, this.#around.clockAheadMs())));
    } catch {
      const failed = new Set<string>();
      for (const one of await Promise.allSettled(rows.map((row) => this.#workOnOne(row, failed)))) {
        if (one.status === 'rejected') throw one.reason;
      }
    }
  }

  async #workOnOne(row: InboxRow, failed: Set<string>): Promise<void> {
    const chat = `${row.channel_id} ${row.chat_key}`;
    try {
      const blobKeys = await this.#write([row], async (tx) => {
        if (failed.has(chat)) return [];
        try {
          return await ingestEvents(tx, [row], this.#around.clockAheadMs());
        } catch (error) {
          failed.add(chat);
          throw error;
        }
      });
      await this.#cleanUp(blobKeys);
    } catch (error) {
      if (this.store.isFaultOfMachine(error)) throw error;
      this.log.error({ err: error, inbox: row.id, type: row.type }, 'an event from LINE could not be worked on');
      await this.store.write(byLine, (tx) => giveBack(tx, row));
    }
  }

  #write<T>(rows: readonly InboxRow[], work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return rows.some(isUnsend) ? this.store.destroy(byLine, work) : this.store.write(byLine, work);
  }

  /** Files of messages that were taken back; nothing names them any more. */
  async #cleanUp(blobKeys: readonly string[]): Promise<void> {
    if (blobKeys.length === 0) return;
    await afterCommit(this.log, this.#around.removeBlobs(blobKeys));
  }
}

/** It failed by itself. Tried again later, each time after a longer pause; in the end kept for the admin, so that the chat goes on. */
async function giveBack(tx: WriteTx, row: InboxRow): Promise<void> {
  if (row.attempts + 1 >= eventTries) return keepInbox(tx, row, 'failed');
  await postponeInbox(tx, row, new Date(Date.parse(tx.now) + eventPauseMs(row.attempts)).toISOString());
}

/** Before another try. @param attempts before the last one */
export function eventPauseMs(attempts: number): number {
  return 500 * 2 ** attempts;
}
