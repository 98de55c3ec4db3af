import type { CallRow } from './calls.ts';
import { type DeliveryRow, type End, giveUpDelivery } from './deliveries.ts';
import { tellDeliveries } from './delivery-views.ts';
import { lettingGo } from './letting-go.ts';
import type { WriteTx } from './store.ts';

/** The company blocks whom it would reach. */
export const keptFrom: End = { status: 'failed', reason: 'contactBlockedByCompany', inCall: false };

/**
 * Deliveries that are not tried (again): what became of them, and those in the room are told.
 * @param begun the call that carries them, if one does. @returns nothing to send.
 */
export async function giveUp(
  tx: WriteTx,
  deliveries: readonly DeliveryRow[],
  begun: CallRow | null,
  end: End,
): Promise<null> {
  for (const { id } of deliveries) await giveUpDelivery(tx, id, end);
  if (begun) await lettingGo(tx, begun);
  await tellDeliveries(tx, deliveries);
  return null;
}
