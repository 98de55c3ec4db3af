import { type DeliveryReason, type DeliveryRoute, lineLimits, tokenMarginMs } from '@engawa/domain';
import type { Ornament } from '../store/ornaments.ts';
import type { Outcome } from './sender.ts';

/** What is known of a call when its outcome comes in. */
export type Attempt = {
  readonly route: DeliveryRoute;
  /** How many times it was tried, this one included. */
  readonly attempts: number;
  /** An earlier attempt may have been accepted without our knowing. */
  readonly doubtful: boolean;
  /** Ms for which the reply token still holds; negative: it has run out. */
  readonly tokenHoldsForMs: number;
  /** Somebody else may spend this account's reply tokens: LINE itself, or another tool. */
  readonly othersReply: boolean;
  /** Ms since the call was first tried. */
  readonly ageMs: number;
};

export type Next =
  | { readonly status: 'accepted' }
  | { readonly status: 'failed'; readonly reason: DeliveryReason }
  | { readonly status: 'uncertain'; readonly reason: DeliveryReason }
  /** Nothing may be spent: wait for a free way, or for better times. */
  | { readonly status: 'held'; readonly reason: 'monthlyLimit' | 'quotaReserved' }
  | Waiting;

/** Wait, then try again. */
export type Waiting = {
  readonly status: 'waiting';
  readonly inMs: number;
  /** As before; null: whichever is free then, the token is lost or was none. */
  readonly route: DeliveryRoute | null;
  /** See Attempt. */
  readonly doubtful: boolean;
  readonly reason: DeliveryReason | null;
  /**
   * `same`: as it was. `other`: something left it. What LINE may have goes again under the retry key or with the token it
   * had, whatever left it: LINE takes a key once and a token once, with whatever words.
   */
  readonly call: 'same' | 'other';
  /** What the delivery goes without from now on. */
  readonly without: Ornament | null;
};

const firstPauseMs = 500;
export const longestPauseMs = 5 * 60 * 1000;
/** LINE says how many are too many to one person only by refusing. */
const firstPauseForContactMs = 30_000;
export const longestPauseForContactMs = 60 * 60 * 1000;

/** From the outcome of a call to what becomes of the delivery at this place in it. Pure. */
export function afterCall(attempt: Attempt, outcome: Outcome, index = 0): Next {
  switch (outcome.kind) {
    case 'accepted':
      return { status: 'accepted' };
    case 'invalidReplyToken':
      return afterInvalidToken(attempt);
    case 'unknownDestination':
      return over(attempt, 'unknownDestination');
    case 'refused': {
      const suspect = outcome.suspects?.[index] ?? null;
      if (suspect) return otherWords(attempt, suspect);
      return outcome.guilty?.includes(index) === false ? otherWords(attempt, null) : over(attempt, 'refusedByLine');
    }
    case 'forbidden':
      return closed(attempt, 'refusedByLine');
    case 'badCredentials':
      return closed(attempt, 'badCredentials');
    case 'monthlyLimit':
    case 'quotaReserved':
      // What LINE may have is not held back: whoever sent it once more would say it twice.
      if (attempt.doubtful) return again(attempt, { doubtful: true, reason: lastingTrouble(attempt) });
      return attempt.route === 'reply'
        ? again(attempt, { doubtful: false, reason: outcome.kind })
        : { status: 'held', reason: outcome.kind };
    case 'tooManyRequests':
      return again(attempt, { doubtful: attempt.doubtful, reason: 'tooManyRequests' });
    case 'tooManyToContact':
      return again(attempt, { doubtful: attempt.doubtful, reason: 'tooManyToContact' });
    case 'unreachable':
      return again(attempt, { doubtful: attempt.doubtful, reason: lastingTrouble(attempt) });
    case 'notAsked':
      return afterNothing(attempt);
    case 'fault':
    case 'noAnswer':
      return again(attempt, { doubtful: true, reason: lastingTrouble(attempt) });
  }
}

/**
 * Nothing more is tried. That LINE refuses a call says nothing of an earlier one: it does not promise to tell of a known
 * retry key, or of a spent token, before it looks at what is said.
 */
function over({ doubtful }: Attempt, reason: DeliveryReason): Next {
  return doubtful ? { status: 'uncertain', reason } : { status: 'failed', reason };
}

/** The door stayed shut: asked again for as long as there is something to be known. */
function closed(attempt: Attempt, reason: DeliveryReason): Next {
  return attempt.doubtful ? again(attempt, { doubtful: true, reason }) : { status: 'failed', reason };
}

/** Other words, at once. */
function otherWords(attempt: Attempt, without: Ornament | null): Next {
  const { doubtful } = attempt;
  const route = keptRoute(attempt, { inMs: 0, doubtful });
  if (doubtful && !route) return unknown;
  return { status: 'waiting', inMs: 0, reason: null, route, doubtful, call: 'other', without };
}

const unknown: Next = { status: 'uncertain', reason: 'lineUnreachable' };

/** A short trouble is nobody's concern. */
function lastingTrouble({ attempts }: Attempt): DeliveryReason | null {
  return attempts >= 3 ? 'lineUnreachable' : null;
}

/**
 * A token is good once. If an earlier attempt with it stayed without an answer and its minute is not over, the first one
 * probably got through; where others spend tokens too, they may have. After the minute, and by LINE's clock that may be a
 * little before ours, it may as well have run out. If nothing was tried before, the words have not left: they go with the
 * next token, or by push.
 */
function afterInvalidToken(attempt: Attempt): Next {
  if (!attempt.doubtful)
    return { status: 'waiting', inMs: 0, reason: null, route: null, doubtful: false, call: 'same', without: null };
  const isPresumed = attempt.tokenHoldsForMs > tokenMarginMs && !attempt.othersReply;
  return isPresumed ? { status: 'uncertain', reason: 'presumed' } : unknown;
}

/** As if it had not been begun: the machine's trouble counts against nobody's day of tries. */
function afterNothing(attempt: Attempt): Next {
  const { doubtful } = attempt;
  if (doubtful) return again(attempt, { doubtful, reason: null });
  const inMs = pauseMs(attempt, null);
  const route = keptRoute(attempt, { inMs, doubtful });
  return { status: 'waiting', inMs, reason: null, route, doubtful, call: 'other', without: null };
}

type Trouble = { readonly doubtful: boolean; readonly reason: DeliveryReason | null };

function again(attempt: Attempt, { doubtful, reason }: Trouble): Next {
  const inMs = pauseMs(attempt, reason);
  const route = keptRoute(attempt, { inMs, doubtful });
  // Without a way to ask LINE whether it has them, another call might say everything twice.
  if (doubtful && !route) return unknown;
  if (attempt.route === 'push' && !retryKeyHolds(attempt.ageMs + inMs))
    return { status: 'failed', reason: reason ?? 'lineUnreachable' };
  return { status: 'waiting', inMs, route, doubtful, reason, call: 'same', without: null };
}

function pauseMs({ attempts }: Attempt, reason: DeliveryReason | null): number {
  const slow = reason === 'tooManyToContact';
  const [first, longest] = slow ? [firstPauseForContactMs, longestPauseForContactMs] : [firstPauseMs, longestPauseMs];
  return Math.min(first * 2 ** (attempts - 1), longest);
}

/** The way by which LINE can still be asked then; a push that LINE surely did not take has no way of its own. */
function keptRoute(
  { route, tokenHoldsForMs, ageMs }: Attempt,
  { inMs, doubtful }: { readonly inMs: number; readonly doubtful: boolean },
): DeliveryRoute | null {
  if (route === 'reply') return tokenHoldsForMs > inMs ? 'reply' : null;
  return doubtful && retryKeyHolds(ageMs + inMs) ? 'push' : null;
}

/** The way to LINE takes time, and its clock is not ours. */
const keyMarginMs = 60_000;

/** Whether LINE still knows the retry key of a push first tried so long ago, so that another is safe. */
export function retryKeyHolds(ageMs: number): boolean {
  return ageMs < lineLimits.retryKeyMs - keyMarginMs;
}
