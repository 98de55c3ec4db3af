import { isOpen } from '../store/deliveries.ts';
import type { WriteTx } from '../store/store.ts';

/**
 * Takes up at once what processes that have ended had begun, while a reply token may still hold. One that ends later is
 * noticed when its claims run out.
 */
export async function releaseClaims(tx: WriteTx, hasEnded: (processId: string) => Promise<boolean>): Promise<void> {
  for (const processId of await claimingProcesses(tx)) {
    if (!(await hasEnded(processId))) continue;
    await tx.db
      .updateTable('delivery')
      .set({ claimed_until: tx.now })
      .where(isOpen)
      .where('status', '=', 'sending')
      .where('claimed_by', '=', processId)
      .execute();
  }
}

async function claimingProcesses(tx: WriteTx): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('delivery')
    .select('claimed_by')
    .distinct()
    .where(isOpen)
    .where('status', '=', 'sending')
    .where('claimed_by', 'is not', null)
    .execute();
  return rows.map((row) => row.claimed_by!);
}
