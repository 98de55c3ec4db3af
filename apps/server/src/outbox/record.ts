import type { DeliveryRow } from '../store/deliveries.ts';
import { replyTokenExpiry } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import { type ClaimedCall, tellDelivery } from './claim.ts';
import { afterCall, type Next } from './retry.ts';
import type { Outcome } from './sender.ts';

/** Writes down what became of a call and tells those in the room. */
export async function recordOutcome(tx: WriteTx, claimed: ClaimedCall, outcome: Outcome): Promise<void> {
  const [first] = claimed.deliveries;
  if (!first) return;
  const expiry = claimed.call.replyToken ? await replyTokenExpiry(tx.db, claimed.call.replyToken) : null;
  const next = afterCall(
    {
      route: claimed.call.route,
      attempts: first.attempts + 1,
      doubtful: claimed.doubtful,
      tokenHoldsForMs: expiry ? Date.parse(expiry) - Date.parse(tx.now) : -1,
      ageMs: Date.parse(tx.now) - Date.parse(claimed.firstTriedAt),
    },
    outcome,
  );
  for (const [index, delivery] of claimed.deliveries.entries()) {
    const recorded = await tx.db
      .updateTable('delivery')
      .set(changes(tx, next, outcome, index))
      .where('id', '=', delivery.id)
      .where('status', '=', 'sending')
      // Another process that has taken the call up meanwhile knows more: it repeats it and asks LINE.
      .where('attempts', '=', delivery.attempts + 1)
      .returning('id')
      .executeTakeFirst();
    if (recorded && next.status !== 'waiting') {
      const reason = 'reason' in next ? next.reason : null;
      await tellDelivery(tx, delivery, { status: next.status, route: claimed.call.route, reason });
    }
  }
}

function changes(tx: WriteTx, next: Next, outcome: Outcome, index: number): Partial<DeliveryRow> {
  if (next.status === 'waiting') {
    return {
      status: 'waiting',
      // The key guards one body and one way; a call that LINE surely did not take may go the other way.
      route: next.route,
      doubtful: next.doubtful ? 1 : 0,
      ...(next.route === 'push' ? { reply_token: null } : {}),
      due_at: new Date(Date.parse(tx.now) + next.inMs).toISOString(),
      claimed_until: null,
    };
  }
  const sent = outcome.kind === 'accepted' ? outcome : null;
  return {
    status: next.status,
    reason: 'reason' in next ? next.reason : null,
    doubtful: 0,
    line_message_id: sent?.messageIds[index] ?? null,
    line_request_id: sent?.requestId ?? null,
    changed_at: tx.now,
  };
}
