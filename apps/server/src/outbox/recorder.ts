import type { Store } from '../store/store.ts';
import { byLine } from '../store/who.ts';
import { type Answered, recordOutcomes } from './record.ts';

type Waiting = Answered & {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** For so long the first answer waits for those of other calls: a synced commit costs the same for one and for many. */
const gatherMs = 15;

/** Writes down what LINE answered: what comes back while one write is under way goes into the next one together. */
export class Recorder {
  readonly #store: Store;
  readonly #isAnyOut: () => boolean;
  #waiting: Waiting[] = [];
  #working: Promise<void> | null = null;

  /** @param isAnyOut whether LINE has not answered every call yet. */
  constructor(store: Store, isAnyOut: () => boolean) {
    this.#store = store;
    this.#isAnyOut = isAnyOut;
  }

  /** Resolves when it is committed. */
  record(answered: Answered): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...answered, resolve, reject });
      this.#working ??= this.#workOff();
    });
  }

  async #workOff(): Promise<void> {
    // What is read from the sockets in the same turn comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      if (this.#isAnyOut()) await new Promise((resolve) => setTimeout(resolve, gatherMs));
      await this.#write(this.#waiting.splice(0));
    }
    this.#working = null;
  }

  /** In one write; if that fails, in one each, so that what fails holds back only itself. */
  async #write(answers: readonly Waiting[]): Promise<void> {
    try {
      await this.#store.write(byLine, (tx) => recordOutcomes(tx, answers));
      for (const { resolve } of answers) resolve();
    } catch (error) {
      if (answers.length === 1) answers[0]!.reject(error);
      else await Promise.all(answers.map((answer) => this.#write([answer])));
    }
  }
}
