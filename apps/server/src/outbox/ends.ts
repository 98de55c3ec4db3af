import type { DeliveryReason, Instant } from '@engawa/domain';
import { type CallRow, openCall } from '../store/calls.ts';
import { type DeliveryRow, hold as holdDeliveries } from '../store/deliveries.ts';
import { tellDeliveries } from '../store/delivery-views.ts';
import { lettingGo } from '../store/letting-go.ts';
import { openDeliveries } from '../store/open-deliveries.ts';
import type { WriteTx } from '../store/store.ts';

/** Deliveries that nothing was or may be spent for wait, as if they had never been tried. @returns nothing to send. */
export async function hold(
  tx: WriteTx,
  deliveries: readonly DeliveryRow[],
  begun: CallRow | null,
  held: { readonly reason: DeliveryReason; readonly until: Instant },
): Promise<null> {
  await holdDeliveries(
    tx,
    deliveries.map(({ id }) => id),
    held,
  );
  if (begun) await lettingGo(tx, begun, 'whole');
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
  { reason, until }: { readonly reason: DeliveryReason; readonly until: Instant },
): Promise<void> {
  if (reason === 'memberCap') return;
  const begun = await openCall(tx.db, line_chat_id);
  const behind = (await openDeliveries(tx.db, line_chat_id, behindIt)).filter(
    (each) =>
      each.seq > seq &&
      each.status === 'waiting' &&
      each.reason === null &&
      each.free_only === 0 &&
      (begun === null || each.call_id !== begun.id),
  );
  for (const { id, due_at } of behind)
    await holdDeliveries(tx, [id], { reason, until: due_at > until ? due_at : until });
  await tellDeliveries(tx, behind);
}

/** More than these stand nowhere behind words that wait. */
const behindIt = 200;
