import { type DeliveryReason, type DeliveryRoute, lineLimits } from '@engawa/domain';
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
  /** Ms since the call was first tried. */
  readonly ageMs: number;
};

export type Next =
  | { readonly status: 'accepted' }
  | { readonly status: 'failed'; readonly reason: DeliveryReason }
  | { readonly status: 'uncertain'; readonly reason: DeliveryReason }
  /** Wait, then try again. `route`: as before, or by push when the reply token is lost. `doubtful`: see Attempt. */
  | { readonly status: 'waiting'; readonly inMs: number; readonly route: DeliveryRoute; readonly doubtful: boolean };

const longestPauseMs = 5 * 60 * 1000;

/** From the outcome of a call to what becomes of its deliveries. Pure. */
export function afterCall(attempt: Attempt, outcome: Outcome): Next {
  switch (outcome.kind) {
    case 'accepted':
      return { status: 'accepted' };
    case 'invalidReplyToken':
      return afterInvalidToken(attempt);
    case 'monthlyLimit':
      return { status: 'failed', reason: 'monthlyLimit' };
    case 'unknownDestination':
      return { status: 'failed', reason: 'unknownDestination' };
    case 'badCredentials':
      return { status: 'failed', reason: 'badCredentials' };
    case 'refused':
      return { status: 'failed', reason: 'refusedByLine' };
    case 'tooManyRequests':
    case 'unreachable':
      return again(attempt, attempt.doubtful);
    case 'fault':
    case 'noAnswer':
      return again(attempt, true);
  }
}

/**
 * A token is good once. If an earlier attempt with it stayed without an answer and its minute is not over, the first one
 * got through. After the minute it may as well have run out, and nobody can know. If nothing was tried before, the words
 * have not left: they go by push.
 */
function afterInvalidToken(attempt: Attempt): Next {
  if (!attempt.doubtful) return { status: 'waiting', inMs: 0, route: 'push', doubtful: false };
  return attempt.tokenHoldsForMs > 0 ? { status: 'accepted' } : { status: 'uncertain', reason: 'lineUnreachable' };
}

function again(attempt: Attempt, doubtful: boolean): Next {
  const inMs = Math.min(500 * 2 ** (attempt.attempts - 1), longestPauseMs);
  if (attempt.route === 'push') return againByPush(attempt, doubtful, inMs);
  if (attempt.tokenHoldsForMs > inMs) return { status: 'waiting', inMs, route: 'reply', doubtful };
  // Without an answer and without a token there is no way to ask LINE; a push might say everything twice.
  return doubtful
    ? { status: 'uncertain', reason: 'lineUnreachable' }
    : { status: 'waiting', inMs, route: 'push', doubtful };
}

/** Whether LINE still knows the retry key of a push first tried so long ago, so that another is safe. */
export function retryKeyHolds(ageMs: number): boolean {
  return ageMs < lineLimits.retryKeyMs;
}

function againByPush(attempt: Attempt, doubtful: boolean, inMs: number): Next {
  if (retryKeyHolds(attempt.ageMs + inMs)) return { status: 'waiting', inMs, route: 'push', doubtful };
  return doubtful
    ? { status: 'uncertain', reason: 'lineUnreachable' }
    : { status: 'failed', reason: 'lineUnreachable' };
}
