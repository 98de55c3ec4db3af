import { isHeldBack, type WaitingBubble } from '@engawa/domain';
import type { DeliveryRow } from './deliveries.ts';

type InCall = Pick<DeliveryRow, 'due_at' | 'silent' | 'free_only' | 'call_id'>;
type Open = InCall & Pick<DeliveryRow, 'status' | 'attempts' | 'reason' | 'changed_at'>;

/** What decides with which others a delivery leaves. */
export function bubbleOfCall({ due_at, silent, free_only, call_id }: InCall) {
  return { dueAt: due_at, silent: silent === 1, freeOnly: free_only === 1, alone: call_id !== null };
}

/** A delivery as the rules of leaving see it. */
export function waitingBubble(row: Open): WaitingBubble {
  return {
    ...bubbleOfCall(row),
    saidAt: row.changed_at,
    untried: row.status === 'waiting' && row.attempts === 0 && row.reason === null,
    held: isHeldBack(row),
  };
}

/**
 * What of a chat's open deliveries, in order, takes a reply token or pays when it leaves: one bubble for each call that was
 * begun without either, for it leaves as it was.
 */
export function bubblesWithoutToken(open: readonly DeliveryRow[]): WaitingBubble[] {
  const calls = new Set<string>();
  return open
    .filter(({ status, reply_token, doubtful, route, call_id }) => {
      if (status !== 'waiting' || reply_token !== null || (doubtful === 1 && route === 'push')) return false;
      const isFirst = call_id === null || !calls.has(call_id);
      if (call_id !== null) calls.add(call_id);
      return isFirst;
    })
    .map(waitingBubble);
}
