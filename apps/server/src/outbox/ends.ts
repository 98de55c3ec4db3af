import { type DeliveryRow, tellDeliveries } from '../store/deliveries.ts';
import type { Held } from '../store/holding.ts';
import type { WriteTx } from '../store/store.ts';
import { giveBack, isSetAside } from './set-aside.ts';

export type End = Pick<DeliveryRow, 'status' | 'route' | 'reason'>;

/** Deliveries that are not tried (again): what became of them, and those in the room are told. @returns nothing to send. */
export async function giveUp(tx: WriteTx, deliveries: readonly DeliveryRow[], end: End): Promise<null> {
  for (const delivery of deliveries) {
    await tx.db
      .updateTable('delivery')
      .set({ ...end, doubtful: 0, bubble: null, cost: 0, changed_at: tx.now })
      .where('id', '=', delivery.id)
      .execute();
  }
  await giveBack(tx, deliveries.filter(isSetAside));
  await tellDeliveries(tx, deliveries);
  return null;
}

/** Deliveries that nothing was or may be spent for wait, as if they had never been tried. @returns nothing to send. */
export async function hold(
  tx: WriteTx,
  deliveries: readonly DeliveryRow[],
  { reason, until }: Pick<Held, 'until'> & { readonly reason: Held['reason'] | 'quotaReserved' },
): Promise<null> {
  for (const delivery of deliveries) {
    await tx.db
      .updateTable('delivery')
      .set({ status: 'waiting', reason, due_at: until, ...untouched })
      .where('id', '=', delivery.id)
      .execute();
  }
  await giveBack(tx, deliveries.filter(isSetAside));
  await tellDeliveries(tx, deliveries);
  return null;
}

/** Nothing of a call stands any more: the next one is put together anew. */
export const untouched = {
  route: null,
  reply_token: null,
  call_id: null,
  bubble: null,
  doubtful: 0,
  cost: 0,
  claimed_until: null,
} as const;
