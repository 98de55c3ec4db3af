import type { Logger } from 'pino';
import type { Store } from './store.ts';

/** Emptying the log costs a sync; whoever is in its way is asked again as often. */
const pauseMs = 10_000;
/** Whoever still reads from before then is an exception that the operator should know of: a backup, a shell. */
const longMs = 60_000;

/**
 * Sees to it that what was destroyed leaves the database's files too, again and again until it is out: at the start, for
 * what a server that died left behind, and after every commit that destroyed something.
 */
export class Erasing {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  #stopListening: (() => void) | null = null;
  /** When it was asked for last, by a clock that nobody sets; an object of its own each time. */
  #asked: { readonly at: number } | null = null;
  #running: Promise<void> | null = null;

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  start(): void {
    this.#stopListening = this.#store.onDestroyed(() => this.#ask());
    this.#ask();
  }

  /** Resolves when what is under way is finished. */
  async stop(): Promise<void> {
    this.#stopListening?.();
    this.#stopping.abort();
    await this.#running;
  }

  #ask(): void {
    if (this.#stopping.signal.aborted) return;
    this.#asked = { at: performance.now() };
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    try {
      await this.#untilDone();
    } finally {
      // In the same moment as the last look at what was asked: who asks after it begins anew.
      this.#running = null;
    }
  }

  async #untilDone(): Promise<void> {
    let told = false;
    while (this.#asked && !this.#stopping.signal.aborted) {
      const asked = this.#asked;
      const waitedMs = () => performance.now() - asked.at;
      const done = await this.#erase(waitedMs());
      if (done && this.#asked === asked) this.#asked = null;
      if (!done && !told && waitedMs() > longMs) {
        told = true;
        this.#log.warn(
          'what was taken back is still in the database file: somebody has read from it for over a minute',
        );
      }
      await this.#pause();
      if (!this.#asked && !this.#stopping.signal.aborted) await this.#store.takeOnBallast();
    }
  }

  async #erase(waitedMs: number): Promise<boolean> {
    try {
      return await this.#store.erase(waitedMs);
    } catch (err) {
      this.#log.error({ err }, 'what was taken back could not be erased from the database file yet');
      return false;
    }
  }

  #pause(): Promise<void> {
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      const timer = setTimeout(end, pauseMs).unref();
      function end() {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      }
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }
}
