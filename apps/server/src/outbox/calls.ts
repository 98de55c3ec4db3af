import { type Instant, lineLimits } from '@engawa/domain';
import type { DeliveryRow } from '../store/deliveries.ts';

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
  const fresh = open.findIndex((each) => each.call_id !== null || each.due_at > now || !goTogether(oldest, each));
  return open.slice(0, fresh === -1 ? open.length : fresh).slice(0, lineLimits.bubblesPerCall);
}

/**
 * LINE takes one word about ringing for a whole call, and what is sent for nothing or not at all drags nothing along. What
 * LINE may have by a reply token goes alone with what it was asked with: the answer tells of these words, and of no others.
 */
function goTogether(one: Open, other: Open): boolean {
  const asked = one.doubtful === 1 || other.doubtful === 1;
  if (asked && (one.doubtful !== other.doubtful || one.reply_token !== other.reply_token)) return false;
  return one.silent === other.silent && one.free_only === other.free_only;
}
