import { bubblesOfCall, type Instant } from '@engawa/domain';
import type { DeliveryRow } from '../store/deliveries.ts';
import { bubbleOfCall } from '../store/waiting-bubbles.ts';

type Open = Pick<
  DeliveryRow,
  'id' | 'seq' | 'status' | 'call_id' | 'due_at' | 'claimed_until' | 'silent' | 'free_only' | 'doubtful' | 'reply_token'
>;

/**
 * What to send next into one LINE chat, of its open deliveries in order: a call that was begun and not finished, once its
 * claim has run out, exactly as it was; else the waiting ones from the oldest on, if that one is due. Null: nothing now.
 */
export function nextCall<D extends Open>(open: readonly D[], now: Instant): D[] | null {
  const begun = open.filter((delivery) => delivery.status === 'sending');
  const [first] = begun;
  if (first) {
    return first.claimed_until! <= now ? begun.filter((delivery) => delivery.call_id === first.call_id) : null;
  }
  const [oldest] = open;
  if (!oldest || oldest.due_at > now) return null;
  // A call that LINE refused for the moment goes out again as the same call, or its retry key would guard other words.
  if (oldest.call_id) return open.filter((delivery) => delivery.call_id === oldest.call_id);
  const other = open.findIndex((each) => !askedAlike(oldest, each));
  const alike = other === -1 ? open : open.slice(0, other);
  return open.slice(0, bubblesOfCall(alike.map(bubbleOfCall), now));
}

/** What LINE may have by a reply token goes alone with what it was asked with: the answer tells of these words, and of no others. */
function askedAlike(one: Open, other: Open): boolean {
  if (one.doubtful !== 1 && other.doubtful !== 1) return true;
  return one.doubtful === other.doubtful && one.reply_token === other.reply_token;
}
