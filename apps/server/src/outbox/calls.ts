import { bubblesOfCall, type Instant } from '@engawa/domain';
import type { CallRow } from '../store/calls.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import { bubbleOfCall } from '../store/waiting-bubbles.ts';

/**
 * Whether a call that is begun is to be asked (again) now: once its claim has run out, or its pause is over.
 * @param carried what it still carries, in order; at least one.
 */
export function isDueAgain(
  { claimed_until }: Pick<CallRow, 'claimed_until'>,
  [first]: readonly Pick<DeliveryRow, 'due_at'>[],
  now: Instant,
): boolean {
  return claimed_until === null ? first!.due_at <= now : claimed_until <= now;
}

/**
 * What leaves in the next call into one LINE chat, in which none is begun: of its open deliveries in order, those from the
 * oldest on, if that one is due. None: nothing now.
 */
export function nextCall<D extends Pick<DeliveryRow, 'due_at' | 'silent' | 'free_only'>>(
  open: readonly D[],
  now: Instant,
): D[] {
  const [oldest] = open;
  if (!oldest || oldest.due_at > now) return [];
  return open.slice(0, bubblesOfCall(open.map(bubbleOfCall), now));
}
