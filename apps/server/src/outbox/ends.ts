import type { Instant } from '@engawa/domain';
import { type DeliveryRow, openDeliveries, tellDeliveries } from '../store/deliveries.ts';
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
  held: Pick<Held, 'until'> & { readonly reason: Held['reason'] | 'quotaReserved' },
): Promise<null> {
  const { reason, until } = held;
  for (const delivery of deliveries) {
    await tx.db
      .updateTable('delivery')
      .set({ status: 'waiting', reason, due_at: until, ...untouched })
      .where('id', '=', delivery.id)
      .execute();
  }
  await giveBack(tx, deliveries.filter(isSetAside));
  await tellDeliveries(tx, deliveries);
  if (deliveries[0]) await holdBehind(tx, deliveries[0], held);
  return null;
}

/**
 * What stands behind words that wait for the month to have room waits as long, for the same reason, and says so: it cannot
 * leave before them, and would be refused like them. A spent share is its owner's alone.
 */
export async function holdBehind(
  tx: WriteTx,
  { line_chat_id, seq }: Pick<DeliveryRow, 'line_chat_id' | 'seq'>,
  { reason, until }: { readonly reason: DeliveryRow['reason']; readonly until: Instant },
): Promise<void> {
  if (reason === 'memberCap') return;
  const behind = (await openDeliveries(tx.db, line_chat_id, behindIt)).filter(
    (each) => each.seq > seq && each.status === 'waiting' && each.reason === null && isFresh(each),
  );
  for (const { id, due_at } of behind) {
    const due = due_at > until ? due_at : until;
    await tx.db.updateTable('delivery').set({ reason, due_at: due }).where('id', '=', id).execute();
  }
  await tellDeliveries(tx, behind);
}

function isFresh({ call_id, doubtful, free_only }: DeliveryRow): boolean {
  return call_id === null && doubtful === 0 && free_only === 0;
}

/** More than these stand nowhere behind words that wait. */
const behindIt = 200;

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
