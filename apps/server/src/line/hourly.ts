import type { Logger } from 'pino';

const everyMs = 60 * 60 * 1000;
/** Not in the rush of a start. */
const firstMs = 60_000;

/** Does something once an hour, one time after another. */
export class Hourly {
  readonly #work: () => Promise<void>;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(work: () => Promise<void>, log: Logger) {
    this.#work = work;
    this.#log = log;
  }

  start(): void {
    this.#doIn(firstMs);
  }

  /** Resolves when what is under way is finished. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#working;
  }

  #doIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#working = this.#work().catch((error) => this.#log.error({ err: error }, 'hourly work failed'));
      this.#doIn(everyMs);
    }, ms).unref();
  }
}
