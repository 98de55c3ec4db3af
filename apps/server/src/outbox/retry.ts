import { type DeliveryReason, type DeliveryRoute, lineLimits } from '@engawa/domain';
import { tokenMarginMs } from '../store/reply-tokens.ts';
import type { Outcome } from './sender.ts';

/** What is known of a call when its outcome comes in. */
export type Attempt = {
  readonly route: DeliveryRoute;
  /** How many times it was tried, this one included. */
  readonly attempts: number;
  /** An earlier attempt may have been accepted without our knowing. */
  readonly doubtful: boolean;
  /** It went without a sender already. */
  readonly noSender: boolean;
  /** Ms for which the reply token still holds; negative: it has run out. */
  readonly tokenHoldsForMs: number;
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
   * `same`: word for word under its retry key. `new`: what was refused leaves it; `bare`: a new one without a sender;
   * `noEmoji`: a new one with words in place of LINE emoji.
   */
  readonly call: 'same' | 'new' | 'bare' | 'noEmoji';
};

const firstPauseMs = 500;
const longestPauseMs = 5 * 60 * 1000;
/** LINE says how many are too many to one person only by refusing. */
const firstPauseForContactMs = 30_000;
const longestPauseForContactMs = 60 * 60 * 1000;

/** From the outcome of a call to what becomes of the delivery at this place in it. Pure. */
export function afterCall(attempt: Attempt, outcome: Outcome, index = 0): Next {
  switch (outcome.kind) {
    case 'accepted':
      return { status: 'accepted' };
    case 'invalidReplyToken':
      return afterInvalidToken(attempt);
    case 'unknownDestination':
      return { status: 'failed', reason: 'unknownDestination' };
    case 'senderRefused':
      return attempt.noSender ? refused : otherWords(attempt, 'bare');
    case 'refused':
      // A known retry key is answered with 409 before anything else, so an earlier attempt was refused too.
      if (outcome.withEmoji?.includes(index)) return otherWords(attempt, 'noEmoji');
      return !outcome.guilty || outcome.guilty.includes(index) ? refused : otherWords(attempt, 'new');
    case 'forbidden':
      return attempt.doubtful ? again(attempt, { doubtful: true, reason: 'refusedByLine' }) : refused;
    case 'badCredentials':
      return attempt.doubtful
        ? again(attempt, { doubtful: true, reason: 'badCredentials' })
        : { status: 'failed', reason: 'badCredentials' };
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
    case 'fault':
    case 'noAnswer':
      return again(attempt, { doubtful: true, reason: lastingTrouble(attempt) });
  }
}

const refused: Next = { status: 'failed', reason: 'refusedByLine' };

/**
 * Other words, at once. A push goes under a new key, since LINE would have told of the old one; a reply token is the same, and
 * so is the doubt whether an earlier attempt has spent it.
 */
function otherWords(attempt: Attempt, call: Exclude<Waiting['call'], 'same'>): Next {
  const doubtful = attempt.route === 'reply' && attempt.doubtful;
  const route = keptRoute(attempt, 0);
  if (doubtful && !route) return { status: 'uncertain', reason: 'lineUnreachable' };
  return { status: 'waiting', inMs: 0, reason: null, route, doubtful, call };
}

/** A short trouble is nobody's concern. */
function lastingTrouble({ attempts }: Attempt): DeliveryReason | null {
  return attempts >= 3 ? 'lineUnreachable' : null;
}

/**
 * A token is good once. If an earlier attempt with it stayed without an answer and its minute is not over, the first one
 * got through. After the minute, and by LINE's clock that may be a little before ours, it may as well have run out, and
 * nobody can know. If nothing was tried before, the words have not left: they go with the next token, or by push.
 */
function afterInvalidToken(attempt: Attempt): Next {
  if (!attempt.doubtful)
    return { status: 'waiting', inMs: 0, reason: null, route: null, doubtful: false, call: 'same' };
  return attempt.tokenHoldsForMs > tokenMarginMs
    ? { status: 'accepted' }
    : { status: 'uncertain', reason: 'lineUnreachable' };
}

type Trouble = { readonly doubtful: boolean; readonly reason: DeliveryReason | null };

function again(attempt: Attempt, { doubtful, reason }: Trouble): Next {
  const inMs = pauseMs(attempt, reason);
  const waiting: Waiting = { status: 'waiting', inMs, route: null, doubtful, reason, call: 'same' };
  if (attempt.route === 'reply') {
    const route = keptRoute(attempt, inMs);
    // Without an answer and without a token there is no way to ask LINE; a push might say everything twice.
    return doubtful && !route ? { status: 'uncertain', reason: 'lineUnreachable' } : { ...waiting, route };
  }
  if (retryKeyHolds(attempt.ageMs + inMs)) return { ...waiting, route: doubtful ? 'push' : null };
  return doubtful
    ? { status: 'uncertain', reason: 'lineUnreachable' }
    : { status: 'failed', reason: reason ?? 'lineUnreachable' };
}

function pauseMs({ attempts }: Attempt, reason: DeliveryReason | null): number {
  const slow = reason === 'tooManyToContact';
  const [first, longest] = slow ? [firstPauseForContactMs, longestPauseForContactMs] : [firstPauseMs, longestPauseMs];
  return Math.min(first * 2 ** (attempts - 1), longest);
}

/** The reply token as long as it holds then; a push that LINE surely did not take has no way of its own. */
function keptRoute({ route, tokenHoldsForMs }: Attempt, inMs: number): 'reply' | null {
  return route === 'reply' && tokenHoldsForMs > inMs ? 'reply' : null;
}

/** The way to LINE takes time, and its clock is not ours. */
const keyMarginMs = 60_000;

/** Whether LINE still knows the retry key of a push first tried so long ago, so that another is safe. */
export function retryKeyHolds(ageMs: number): boolean {
  return ageMs < lineLimits.retryKeyMs - keyMarginMs;
}
