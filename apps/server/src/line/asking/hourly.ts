import type { Logger } from 'pino';
import type { Store } from '../../store/store.ts';
import type { LineClient } from './client.ts';

const everyMs = 60 * 60 * 1000;
/** Not in the rush of a start. */
const firstMs = 60_000;

/** Asks LINE once an hour, one time after another; the base of those that do. */
export abstract class Hourly {
  protected readonly store: Store;
  protected readonly line: LineClient;
  protected readonly log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(store: Store, line: LineClient, log: Logger) {
    this.store = store;
    this.line = line;
    this.log = log;
  }

  start(): void {
    this.#doIn(firstMs);
  }

  /** Resolves when what is under way is finished. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#working;
  }

  protected get isAtWork(): boolean {
    return this.#timer !== undefined;
  }

  abstract look(): Promise<void>;

  #doIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#working = this.look().catch((error) => this.log.error({ err: error }, 'hourly work failed'));
      this.#doIn(everyMs);
    }, ms).unref();
  }
}
