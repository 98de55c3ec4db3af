import { type CallRow, endCall, setPriceAside } from './calls.ts';
import { deliveriesOfCall } from './open-deliveries.ts';
import { releaseMember } from './releasing.ts';
import type { WriteTx } from './store.ts';

/**
 * After words have left a call that is not ended: one that carries nothing any more ends, and a price whose payer has left it
 * is given back. @param whole nothing of it stands any more, whatever it carried.
 */
export async function lettingGo(tx: WriteTx, call: CallRow, whole?: 'whole'): Promise<void> {
  const carried = whole ? [] : await deliveriesOfCall(tx.db, call.id);
  if (carried.length === 0) await endCall(tx, call.id, { cost: 0 });
  else if (carried.some((each) => each.message_id === call.paid_for_message_id)) return;
  else await setPriceAside(tx, call.id);
  if (call.cost > 0) await giveBack(tx, call);
}

/** After a call came to cost nothing: what waits for the same share asks again. */
export async function giveBack(tx: WriteTx, { paid_by }: Pick<CallRow, 'paid_by'>): Promise<void> {
  if (paid_by !== null) await releaseMember(tx, paid_by, ['memberCap']);
}
