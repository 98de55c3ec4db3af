import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from './store.ts';

const firstPauseMs = 100;
const longestPauseMs = 1000;

/**
 * Does it again for as long as it is the machine that is at fault. What is done must be the same when it is done twice: of a
 * commit whose answer was lost nobody knows.
 * @param goOn asked after each fault whether it is still worth it. @throws the last fault when it is not, and what is none.
 */
export async function throughFaults<T>(
  store: Store,
  work: () => Promise<T>,
  goOn: (fault: unknown, faults: number) => boolean,
): Promise<T> {
  for (let faults = 1; ; faults++) {
    try {
      return await work();
    } catch (error) {
      if (!store.isFaultOfMachine(error) || !goOn(error, faults)) throw error;
      await wait(Math.min(firstPauseMs * 2 ** (faults - 1), longestPauseMs));
    }
  }
}
