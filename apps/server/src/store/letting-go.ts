import { priceOf } from '@engawa/domain';
import { type CallRow, endCall, setPriceAside } from './calls.ts';
import { anyArrivedOf, deliveriesOfCall } from './open-deliveries.ts';
import { releaseMember } from './releasing.ts';
import type { WriteTx } from './store.ts';

/**
 * After words have left a call that is not ended: one that carries nothing any more ends, and a price whose payer has left it
 * is given back. @param whole nothing of it stands any more, whatever it carried.
 */
export async function lettingGo(tx: WriteTx, call: CallRow, whole?: 'whole'): Promise<void> {
  const carried = whole ? [] : await deliveriesOfCall(tx.db, call.id);
  if (carried.length === 0) return endUnheard(tx, call);
  if (carried.some((each) => each.message_id === call.paid_for_message_id)) return;
  await setPriceAside(tx, call.id);
  if (call.cost > 0) await giveBack(tx, call);
}

/** LINE has not said that it took the call; if a member has, of words that it carried, it cost what it costs. */
export async function endUnheard(tx: WriteTx, call: CallRow): Promise<void> {
  const arrived = await anyArrivedOf(tx.db, call.id);
  const cost = arrived && call.route ? priceOf(call.route, call.heads) : 0;
  await endCall(tx, call.id, { cost });
  if (call.cost > 0 && cost === 0) await giveBack(tx, call);
}

/** After a call came to cost nothing: what waits for the same share asks again. */
export async function giveBack(tx: WriteTx, { paid_by }: Pick<CallRow, 'paid_by'>): Promise<void> {
  if (paid_by !== null) await releaseMember(tx, paid_by, ['memberCap']);
}
