import type { Instant } from '@engawa/domain';
import type { DeliveryRow } from '../store/deliveries.ts';
import { tokenMarginMs } from '../store/reply-tokens.ts';

type Waiting = Pick<DeliveryRow, 'id' | 'status' | 'attempts' | 'reason' | 'due_at' | 'changed_at'>;

/** A burst is held together for so long after its first words, however much follows. */
const burstMs = 30_000;
/** What is to leave by a reply token leaves so long before its minute is over: time for one more try. */
const beforeExpiryMs = 8000;

/**
 * When new words into a LINE chat leave, and which ones before them wait for them now. Pure.
 * @param open deliveries of the chat that are still open, in order.
 * @param tokens free reply tokens, the oldest first.
 */
export function leavingTimes<D extends Waiting>(
  open: readonly D[],
  {
    tokens,
    undoSeconds,
    now,
  }: {
    readonly tokens: readonly { readonly expiresAt: Instant }[];
    readonly undoSeconds: number;
    readonly now: Instant;
  },
): { dueAt: Instant; moved: { delivery: D; dueAt: Instant }[] } {
  const tokenEnds = tokens.length > 0 ? Date.parse(tokens.at(-1)!.expiresAt) : Number.POSITIVE_INFINITY;
  const freeUntil = tokenEnds - beforeExpiryMs;
  const wanted = Date.parse(now) + undoSeconds * 1000;
  // Words that come too late for the token keep the time in which they can be taken back.
  const due = freeUntil > Date.parse(now) ? Math.min(wanted, freeUntil) : wanted;
  const burst = open.filter((each) => isUntriedInWindow(each, now));
  const [first] = burst;
  // What misses the token anyway costs less in one call with the new words; what still reaches it is not moved.
  const reachesToken = first !== undefined && Date.parse(first.due_at) < tokenEnds - tokenMarginMs;
  const latest = freeUntil > Date.parse(now) || reachesToken ? freeUntil : Number.POSITIVE_INFINITY;
  const together = first ? Math.min(due, Date.parse(first.changed_at) + burstMs, latest) : due;
  const moved = burst
    .filter((each) => Date.parse(each.due_at) < together)
    .map((delivery) => ({ delivery, dueAt: new Date(together).toISOString() }));
  return { dueAt: new Date(due).toISOString(), moved };
}

/**
 * Until when words that a member says still leave by this token, for nothing: they wait to be taken back first, and a token
 * is not used in its last moments. Pure.
 */
export function freeUntil({ expiresAt }: { readonly expiresAt: Instant }, undoSeconds: number): Instant {
  return new Date(Date.parse(expiresAt) - (undoSeconds > 0 ? beforeExpiryMs : tokenMarginMs)).toISOString();
}

function isUntriedInWindow({ status, attempts, reason, due_at }: Waiting, now: Instant): boolean {
  return status === 'waiting' && attempts === 0 && reason === null && due_at > now;
}
