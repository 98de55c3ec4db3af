import type { Logger } from 'pino';
import { Loop } from '../store/loop.ts';
import type { Store } from '../store/store.ts';

/** Works off what rows say is to be done, as `Loop` has it; the base of those of LINE's side that do. */
export abstract class Worker {
  protected readonly store: Store;
  protected readonly log: Logger;
  /** Least time from one step to the next, see `Loop`. A step may change it. */
  protected restMs: number;
  readonly #loop: Loop;

  /** @param fault what the log says of a step that failed */
  constructor(store: Store, log: Logger, { fault, restMs = 0 }: { readonly fault: string; readonly restMs?: number }) {
    this.store = store;
    this.log = log;
    const onFault = (err: unknown) => log.error({ err }, fault);
    this.restMs = restMs;
    this.#loop = new Loop(
      store,
      () => this.step(),
      onFault,
      () => this.restMs,
    );
  }

  start(): void {
    this.#loop.start();
  }

  /** Resolves when the step under way is finished; none follows. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** There may be something to do that no commit tells of. */
  protected wake(): void {
    this.#loop.wake();
  }

  /**
   * Works on all beside each other.
   * @throws what the first threw that could not be worked on, once all have ended
   */
  protected async onEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    const failed = (await Promise.allSettled(all.map(work))).find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }

  /** @returns ms until it is to be asked again without a commit. */
  protected abstract step(): Promise<number>;
}
