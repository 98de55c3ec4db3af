import type { Logger } from 'pino';
import { bringBackDeliveries } from '../../outbox/bring-back.ts';
import type { Store, WriteTx } from '../../store/store.ts';
import { byServer } from '../../store/who.ts';
import { bringBackQueues } from './bring-back.ts';

const everyMs = 1000;
/** A clock set back by less changes little, and clocks are always corrected a little. */
const setBackMs = 1000;

/**
 * At the start, and whenever this machine's clock was set back since: what waits in a queue for a time that only a wrong
 * clock could have set is due. Each process does so; the commit wakes those that work the queues off.
 */
export class ClockWatch {
  readonly #store: Store;
  readonly #log: Logger;
  /** Ms by which the wall clock is ahead of one that nobody sets, at most so far; null: all is to be looked at. */
  #clock: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  start(): void {
    this.#clock = null;
    this.#timer = setInterval(() => this.#next(), everyMs).unref();
    this.#next();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
  }

  #next(): void {
    this.#working = this.#working
      .then(() => this.#look())
      .catch((err) => this.#log.error({ err }, 'times of a wrong clock could not be brought back'));
  }

  async #look(): Promise<void> {
    const [before, clock] = [this.#clock, Date.now() - performance.now()];
    if (before !== null && clock > before - setBackMs) {
      this.#clock = Math.max(before, clock);
      return;
    }
    if (before !== null) this.#log.warn({ byMs: Math.round(before - clock) }, 'the clock of this machine was set back');
    await this.#store.write(byServer, bringAllBack);
    this.#clock = clock;
  }
}

async function bringAllBack(tx: WriteTx): Promise<void> {
  await bringBackDeliveries(tx);
  await bringBackQueues(tx);
}
