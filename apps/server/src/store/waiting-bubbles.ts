import type { WaitingBubble } from '@engawa/domain';
import type { CallRow } from './calls.ts';
import type { DeliveryRow } from './deliveries.ts';

type OfCall = Pick<DeliveryRow, 'due_at' | 'silent' | 'free_only'>;
type Open = OfCall & Pick<DeliveryRow, 'status' | 'call_id' | 'reason' | 'said_at'>;

/** What decides with which others a delivery leaves that no call carries. */
export function bubbleOfCall({ due_at, silent, free_only }: OfCall) {
  return { dueAt: due_at, silent: silent === 1, freeOnly: free_only === 1, alone: false };
}

/** A delivery as the rules of leaving see it. @param begun the call of its LINE chat that is not ended. */
export function waitingBubble(row: Open, begun: Pick<CallRow, 'id'> | null): WaitingBubble {
  return {
    ...bubbleOfCall(row),
    alone: begun !== null && row.call_id === begun.id,
    saidAt: row.said_at,
    untried: row.status === 'waiting' && row.call_id === null && row.reason === null,
    held: row.status === 'held',
  };
}

/**
 * What of a chat's open deliveries, in order, takes a reply token or pays when it leaves: one bubble for a call that was
 * begun without either, for it leaves as it was.
 */
export function bubblesWithoutToken(open: readonly Open[], begun: CallRow | null): WaitingBubble[] {
  const first = begun && open.find(({ call_id }) => call_id === begun.id);
  const hasWay = begun !== null && (begun.reply_token !== null || (begun.doubtful === 1 && begun.route === 'push'));
  return open
    .filter((row) => {
      if (row.status === 'sending') return false;
      return begun === null || row.call_id !== begun.id || (row === first && !hasWay);
    })
    .map((row) => waitingBubble(row, begun));
}
