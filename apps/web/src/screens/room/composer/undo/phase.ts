import type { DeliveryView, MessageView } from '@engawa/domain';
import type { Send } from '../../../../state/sends.ts';

/** How far what one press of Send sent has come. */
export type Phase =
  /** Not all of it is at the server yet. */
  | { readonly kind: 'going' }
  /** `seconds` until it leaves for LINE, `part` of the whole wait that is left, from 0 to 1. */
  | { readonly kind: 'counting'; readonly seconds: number; readonly part: number }
  /** It leaves at any moment, or once what was said before it has left. */
  | { readonly kind: 'soon' | 'behindOthers' }
  /** LINE is being asked. */
  | { readonly kind: 'leaving' };

/** What has not left by then stands behind something that waits, or LINE takes its time. */
const patienceMs = 4000;

/** How far a press has come. @param timeline of its room @param now by the server's clock, milliseconds */
export function phaseOfSend({ unsent, posted }: Send, timeline: readonly MessageView[], now: number): Phase {
  const last = posted.at(-1);
  return unsent.length > 0 || !last ? { kind: 'going' } : phaseOf(last, timeline, now);
}

/** The same of one message that can be taken back. */
export function phaseOf(message: MessageView, timeline: readonly MessageView[], now: number): Phase {
  const { at, delivery } = message;
  const leavesAt = Date.parse(delivery?.leavesAt ?? at);
  // However wrong this device's clock is, never more than the server meant to wait.
  const whole = Math.max(0, leavesAt - Date.parse(at));
  const left = Math.max(0, Math.min(leavesAt - now, whole));
  if (left > 0) return { kind: 'counting', seconds: Math.ceil(left / 1000), part: left / whole };
  if (now - leavesAt <= patienceMs) return { kind: 'soon' };
  // The server tells when a call has ended, not when it begins: what is late and stands behind nothing is on its way.
  return { kind: isBehindOthers(message, timeline) ? 'behindOthers' : 'leaving' };
}

/** Whether something said before it has not reached LINE yet. */
function isBehindOthers({ seq, delivery }: MessageView, timeline: readonly MessageView[]): boolean {
  const before = timeline.filter((each) => each.seq < seq);
  return before.some((each) => each.delivery && isOpen(each.delivery) && !leaveTogether(each.delivery, delivery));
}

function isOpen({ status }: DeliveryView): boolean {
  return status === 'waiting' || status === 'sending';
}

/** Words said in a burst leave at one time, in one call. */
function leaveTogether(one: DeliveryView, other: DeliveryView | null): boolean {
  return one.untried === true && !one.reason && one.leavesAt === other?.leavesAt;
}
