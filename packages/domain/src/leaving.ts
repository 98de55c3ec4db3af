import type { UndoSeconds } from './delivery.ts';
import type { Instant } from './ids.ts';
import { lineLimits } from './line-limits.ts';

/** One bubble that waits to leave for a LINE chat. */
export type WaitingBubble = {
  readonly saidAt: Instant;
  readonly dueAt: Instant;
  readonly silent: boolean;
  /** By reply or not at all. */
  readonly freeOnly: boolean;
  /** Nobody has asked LINE to take it, and nothing holds it back. */
  readonly untried: boolean;
  /** Waits because nothing may be spent: goes along with whatever leaves. */
  readonly held: boolean;
  /** Was tried already, and goes again exactly as it was. */
  readonly alone: boolean;
};

/** A token is not used in its last moments: the way to LINE takes time too. */
export const tokenMarginMs = 3000;
/** What is to leave by a reply token leaves so long before its minute is over: time for one more try. */
const beforeExpiryMs = 8000;
/** A burst is held together for so long after its first words, however much follows. */
const burstMs = 30_000;
/** Also the longest undo window leaves so long for more words. */
const afterUndoMs = 10_000;

/**
 * When new words into a LINE chat leave, and which ones before them wait for them now.
 * @param open what waits in the chat, in order.
 * @param tokens until when each free reply token holds, the oldest first.
 */
export function leavingTimes<B extends Pick<WaitingBubble, 'saidAt' | 'dueAt' | 'untried'>>(
  open: readonly B[],
  {
    tokens,
    undoSeconds,
    now,
  }: { readonly tokens: readonly Instant[]; readonly undoSeconds: UndoSeconds; readonly now: Instant },
): { dueAt: Instant; together: Instant; moved: B[] } {
  const at = Date.parse(now);
  const tokenEnds = tokens.length > 0 ? Date.parse(tokens.at(-1)!) : Number.POSITIVE_INFINITY;
  const freeUntil = tokenEnds - beforeExpiryMs;
  const wanted = at + undoSeconds * 1000;
  // Words that come too late for the token keep the time in which they can be taken back.
  const due = freeUntil > at ? Math.min(wanted, freeUntil) : wanted;
  const burst = open.filter(({ untried, dueAt }) => untried && Date.parse(dueAt) > at);
  const [first] = burst;
  // What misses the token anyway costs less in one call with the new words; what still reaches it is not moved.
  const reachesToken = first !== undefined && Date.parse(first.dueAt) < tokenEnds - tokenMarginMs;
  const latest = freeUntil > at || reachesToken ? freeUntil : Number.POSITIVE_INFINITY;
  const longest = Math.max(burstMs, undoSeconds * 1000 + afterUndoMs);
  const together = first ? Math.min(due, Date.parse(first.saidAt) + longest, latest) : due;
  const moved = burst.filter(({ dueAt }) => Date.parse(dueAt) < together);
  return { dueAt: instant(due), together: instant(together), moved };
}

/** How many bubbles from the oldest on leave in one call, the oldest being due. */
export function bubblesOfCall(
  queue: readonly Pick<WaitingBubble, 'dueAt' | 'silent' | 'freeOnly' | 'alone'>[],
  now: Instant,
): number {
  const [oldest] = queue;
  if (!oldest) return 0;
  const end = queue.findIndex(
    (each, at) => at > 0 && (oldest.alone || each.alone || each.dueAt > now || !goTogether(oldest, each)),
  );
  return Math.min(end === -1 ? queue.length : end, lineLimits.bubblesPerCall);
}

/** LINE takes one word about ringing for a whole call, and what is sent for nothing or not at all drags nothing along. */
function goTogether(
  one: Pick<WaitingBubble, 'silent' | 'freeOnly'>,
  other: Pick<WaitingBubble, 'silent' | 'freeOnly'>,
): boolean {
  return one.silent === other.silent && one.freeOnly === other.freeOnly;
}

/** What decides how the next words into a LINE chat leave. */
export type Queue = {
  /** What waits there and has no reply token yet, in order. */
  readonly ahead: readonly WaitingBubble[];
  /** Until when each unspent reply token holds, the oldest first. */
  readonly tokens: readonly Instant[];
  readonly undoSeconds: UndoSeconds;
};

/** The calls that take new words along: by a free token, by a push of their own, or by one that leaves without them too. */
export type CallsOfWords = { readonly free: number; readonly paid: number; readonly along: number };

/**
 * How words that are said now would leave: what the outbox does, done before. What waits already comes first, and takes the
 * tokens it needs.
 */
export function callsOfNextWords(
  { ahead, tokens, undoSeconds }: Queue,
  { now, bubbles, silent }: { readonly now: Instant; readonly bubbles: number; readonly silent: boolean },
): CallsOfWords {
  const { dueAt, together, moved } = leavingTimes(ahead, { tokens: unspent(tokens, now), undoSeconds, now });
  const next = { saidAt: now, dueAt, silent, freeOnly: false, untried: true, held: false, alone: false };
  const words = Array.from({ length: Math.max(1, bubbles) }, () => next);
  let queue: WaitingBubble[] = [
    ...ahead.map((each) => (moved.includes(each) ? { ...each, dueAt: together } : takenAlong(each, dueAt))),
    ...words,
  ];
  const purse = [...tokens];
  const calls = { free: 0, paid: 0, along: 0 };
  for (let at = now; queue.length > 0; ) {
    at = later(at, queue[0]!.dueAt);
    const call = queue.slice(0, bubblesOfCall(queue, at));
    queue = queue.slice(call.length);
    const token = purse.findIndex((end) => unspent([end], at).length > 0);
    if (token !== -1) purse.splice(token, 1);
    if (call.includes(next)) calls[token !== -1 ? 'free' : call.every(paysNothing) ? 'paid' : 'along'] += 1;
  }
  return calls;

  function paysNothing(each: WaitingBubble): boolean {
    return each === next || each.held;
  }
}

function takenAlong(each: WaitingBubble, dueAt: Instant): WaitingBubble {
  return each.held && each.dueAt > dueAt ? { ...each, dueAt } : each;
}

function unspent(tokens: readonly Instant[], now: Instant): Instant[] {
  return tokens.filter((end) => Date.parse(end) > Date.parse(now) + tokenMarginMs);
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}
