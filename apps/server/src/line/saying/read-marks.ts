import { HTTPFetchError } from '@line/bot-sdk';
import type { Logger } from 'pino';
import { errorInShort } from '../../error-in-log.ts';
import { readMarkTried } from '../../store/line-chats.ts';
import { type DueReadMark, dueReadMarks, nextReadMarkDue } from '../../store/read-marks.ts';
import type { Store } from '../../store/store.ts';
import { byLine } from '../../store/who.ts';
import type { LineClient } from '../asking/client.ts';
import { isOwnFault } from '../asking/own-fault.ts';
import { Worker } from '../worker.ts';

const batch = 20;
/** Nobody sees by how little a mark is late, and most commits bring none. */
const restMs = 100;
export const readMarkTries = 10;
const longestPauseMs = 10 * 60 * 1000;

/** Tells LINE how far words were read; the LINE user then sees 既読. */
export class ReadMarks extends Worker {
  readonly #line: LineClient;

  constructor(store: Store, line: LineClient, log: Logger) {
    super(store, log, { fault: 'read marks could not be read', restMs });
    this.#line = line;
  }

  protected async step(): Promise<number> {
    const { db } = this.store;
    const due = await dueReadMarks(db, new Date().toISOString(), batch);
    await this.onEach(due, (mark) => this.#tell(mark));
    const next = await nextReadMarkDue(db);
    return next === null ? Number.POSITIVE_INFINITY : Date.parse(next) - Date.now();
  }

  async #tell(mark: DueReadMark): Promise<void> {
    const again = await this.#ask(mark);
    await this.store.write(byLine, (tx) => readMarkTried(tx, mark, again));
  }

  /**
   * @returns when to try once more; null when there is no need, or no use.
   * @throws when the machine is at fault: that is no try.
   */
  async #ask(mark: DueReadMark): Promise<string | null> {
    try {
      await this.#line.ask(mark.channel_id, (line) =>
        line.markMessagesAsReadByToken({ markAsReadToken: mark.read_token! }),
      );
      return null;
    } catch (error) {
      if (isOwnFault(error)) throw error;
      this.log.warn({ lineChat: mark.id, reason: errorInShort(error) }, 'LINE took no read mark');
      if (isFinal(error) || mark.read_attempts + 1 >= readMarkTries) return null;
      return new Date(Date.now() + readMarkPauseMs(mark.read_attempts)).toISOString();
    }
  }
}

/** LINE looked at the token and said no; it will not say yes later. */
function isFinal(error: unknown): boolean {
  return error instanceof HTTPFetchError && error.status < 500 && error.status !== 401 && error.status !== 429;
}

/** Before LINE is told again. @param attempts before the last one */
export function readMarkPauseMs(attempts: number): number {
  return Math.min(1000 * 2 ** attempts, longestPauseMs);
}
