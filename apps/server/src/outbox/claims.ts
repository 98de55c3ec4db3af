import { claimingProcesses, endClaimsOf } from '../store/calls.ts';
import type { WriteTx } from '../store/store.ts';

/**
 * Takes up at once what processes that have ended had begun, while a reply token may still hold. One that ends later is
 * noticed when its claims run out.
 */
export async function releaseClaims(tx: WriteTx, hasEnded: (processId: string) => Promise<boolean>): Promise<void> {
  for (const processId of await claimingProcesses(tx.db)) {
    if (await hasEnded(processId)) await endClaimsOf(tx, processId);
  }
}
