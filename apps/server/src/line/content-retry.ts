import type { MediaReason } from '@engawa/domain';

/** What came of one try to fetch a file. */
export type FetchOutcome =
  | { readonly kind: 'arrived' }
  /** LINE still prepares a video or sound (LINE reference, Get content, 202). */
  | { readonly kind: 'preparing' }
  /** LINE does not know it: not yet, or not any more. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: MediaReason }
  | { readonly kind: 'again'; readonly why: string };

export type NextFetch = { readonly inMs: number } | { readonly failed: MediaReason } | null;

const secondMs = 1000;
const hourMs = 60 * 60 * secondMs;
const giveUpMs = 24 * hourMs;
const missingTries = 6;
const longestPause = { again: hourMs, preparing: 30 * secondMs, missing: hourMs };

/** @param tried how often before this try; @param ageMs since LINE told of the file. Null: nothing more to do. */
export function nextFetch(outcome: FetchOutcome, tried: number, ageMs: number): NextFetch {
  if (outcome.kind === 'arrived') return null;
  if (outcome.kind === 'failed') return { failed: outcome.reason };
  if (outcome.kind === 'missing' && tried + 1 >= missingTries) return { failed: 'gone' };
  if (ageMs >= giveUpMs) return { failed: outcome.kind === 'preparing' ? 'notPrepared' : 'unreachable' };
  return { inMs: Math.min(secondMs * 2 ** Math.min(tried, 30), longestPause[outcome.kind]) };
}
