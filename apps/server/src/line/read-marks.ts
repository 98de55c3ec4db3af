import { HTTPFetchError } from '@line/bot-sdk';
import type { Logger } from 'pino';
import { Loop } from '../store/loop.ts';
import { type DueReadMark, dueReadMarks, nextReadMarkDue, readMarkTried } from '../store/read-marks.ts';
import type { Store } from '../store/store.ts';
import type { LineClient } from './client.ts';

const batch = 20;
const attempts = 10;
const longestPauseMs = 10 * 60 * 1000;

/** Tells LINE how far words were read; the LINE user then sees 既読. */
export class ReadMarks {
  readonly #store: Store;
  readonly #line: LineClient;
  readonly #log: Logger;
  readonly #loop: Loop;

  constructor(store: Store, line: LineClient, log: Logger) {
    this.#store = store;
    this.#line = line;
    this.#log = log;
    this.#loop = new Loop(
      store,
      () => this.#tellDue(),
      (error) => log.error({ err: error }, 'read marks could not be read'),
    );
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #tellDue(): Promise<number> {
    const { db } = this.#store;
    const due = await dueReadMarks(db, new Date().toISOString(), batch);
    await Promise.all(due.map((mark) => this.#tell(mark)));
    const next = await nextReadMarkDue(db);
    return next === null ? Number.POSITIVE_INFINITY : Date.parse(next) - Date.now();
  }

  async #tell(mark: DueReadMark): Promise<void> {
    const again = await this.#ask(mark);
    await this.#store.write((tx) => readMarkTried(tx, mark, again));
  }

  /** @returns when to try once more; null when there is no need, or no use. */
  async #ask(mark: DueReadMark): Promise<string | null> {
    try {
      await this.#line.ask(mark.channel_id, (line) =>
        line.markMessagesAsReadByToken({ markAsReadToken: mark.read_token! }),
      );
      return null;
    } catch (error) {
      this.#log.warn({ lineChat: mark.id, reason: String(error) }, 'LINE took no read mark');
      if (isFinal(error) || mark.read_attempts + 1 >= attempts) return null;
      const pause = Math.min(1000 * 2 ** mark.read_attempts, longestPauseMs);
      return new Date(Date.now() + pause).toISOString();
    }
  }
}

/** LINE looked at the token and said no; it will not say yes later. */
function isFinal(error: unknown): boolean {
  return error instanceof HTTPFetchError && error.status < 500 && error.status !== 401 && error.status !== 429;
}
