import type { Store } from './store.ts';

/**
 * Works whenever a commit says that there may be something to do, and at the latest when the last step asked to be called
 * again; so a restart needs nothing but the rows. One step at a time.
 */
export class Loop {
  readonly #store: Store;
  readonly #step: () => Promise<number>;
  readonly #onFault: (error: unknown) => void;
  readonly #restMs: () => number;
  #steppedAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #stop: (() => void) | null = null;
  #endRest = () => {};

  /**
   * @param step does what there is to do; answers in how many ms it wants to look again by itself, without a commit.
   * @param restMs least time from one step to the next, for work that gets cheaper when more of it is done at once. The
   * first commit after a quiet time does not wait.
   */
  constructor(
    store: Store,
    step: () => Promise<number>,
    onFault: (error: unknown) => void,
    restMs: () => number = () => 0,
  ) {
    this.#store = store;
    this.#step = step;
    this.#onFault = onFault;
    this.#restMs = restMs;
  }

  start(): void {
    this.#stop = this.#store.onCommit(() => this.wake());
    this.wake();
  }

  wake(): void {
    if (!this.#stop) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  /** Resolves when the step under way is finished; none follows. */
  async stop(): Promise<void> {
    this.#stop?.();
    this.#stop = null;
    clearTimeout(this.#timer);
    this.#endRest();
    await this.#running;
  }

  async #run(): Promise<void> {
    let wait = idleMs;
    // The commit that woke us answers its own callers first.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#again && this.#stop) {
      await this.#rest();
      if (!this.#stop) break;
      this.#again = false;
      wait = await this.#step().catch((error) => {
        this.#onFault(error);
        return faultPauseMs;
      });
    }
    this.#running = null;
    clearTimeout(this.#timer);
    if (this.#stop) this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(wait, 0), idleMs));
  }

  async #rest(): Promise<void> {
    const left = this.#steppedAt + this.#restMs() - performance.now();
    if (left > 0) await this.#pause(left);
    this.#steppedAt = performance.now();
  }

  async #pause(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#endRest = resolve;
      timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
  }
}

/** Commits of a process that died before it could wake us are found by then. */
const idleMs = 15_000;
const faultPauseMs = 1000;
