import type { MediaReason } from '@engawa/domain';

/** What came of one try to fetch a file. */
export type FetchOutcome =
  | { readonly kind: 'arrived' }
  /** LINE still prepares a video or sound (LINE reference, Get content, 202). */
  | { readonly kind: 'preparing' }
  /** LINE does not know it: not yet, or not any more. */
  | { readonly kind: 'missing' }
  /** More than the installation takes, or a length that somebody on the way made up. */
  | { readonly kind: 'tooLarge' }
  /** Something came, and it can hardly be what was sent. `bytes`: its fingerprint, where it might be all the same. */
  | { readonly kind: 'doubtful'; readonly bytes: string | null; readonly why: string }
  | { readonly kind: 'failed'; readonly reason: MediaReason }
  | { readonly kind: 'again'; readonly why: string };

export type NextFetch = { readonly inMs: number } | { readonly failed: MediaReason } | null;

/** What was answered last, and how often in a row. */
export type Answered = { readonly answer: string | null; readonly answers: number };

export type TriedBefore = Answered & {
  /** How often before this try. */
  readonly attempts: number;
  /** Since LINE told of the file. */
  readonly ageMs: number;
};

const secondMs = 1000;
const hourMs = 60 * 60 * secondMs;
const giveUpMs = 24 * hourMs;
/** The first hour's: nobody tried for a day where the machine stood still for it, or was at fault. */
const leastTries = 12;
/** So often in a row the same no is a no. */
const missingTries = 6;
const tooLargeTries = 3;
/** So often in a row the same bytes are what was sent, whatever they are: two minutes at least. */
const bytesTries = 8;
const longestPause = { again: hourMs, preparing: 30 * secondMs, missing: hourMs, tooLarge: hourMs, doubtful: hourMs };

/** Null: nothing more to do. */
export function nextFetch(outcome: FetchOutcome, before: TriedBefore): NextFetch {
  if (outcome.kind === 'arrived') return null;
  if (outcome.kind === 'failed') return { failed: outcome.reason };
  const { answers } = answeredNow(outcome, before);
  if (outcome.kind === 'missing' && answers >= missingTries) return { failed: 'gone' };
  if (outcome.kind === 'tooLarge' && answers >= tooLargeTries) return { failed: 'tooLarge' };
  if (before.ageMs >= giveUpMs && before.attempts >= leastTries) return { failed: givenUp[outcome.kind] };
  return { inMs: Math.min(longestFetchPauseMs(before.attempts), longestPause[outcome.kind]) };
}

/** The longest before another try. @param attempts before the last one */
export function longestFetchPauseMs(attempts: number): number {
  return Math.min(secondMs * 2 ** Math.min(attempts, 30), hourMs);
}

/** The longest before a file is fetched of which only the machine could take nothing. */
export const longestFaultPauseMs = 60 * secondMs;

/** Before another try. @param faults how often in a row the machine was at fault */
export function faultPauseMs(faults: number): number {
  return Math.min(longestFetchPauseMs(faults - 1), longestFaultPauseMs);
}

const givenUp = {
  again: 'unreachable',
  missing: 'unreachable',
  preparing: 'notPrepared',
  tooLarge: 'tooLarge',
  doubtful: 'neverWhole',
} as const satisfies Record<string, MediaReason>;

/** This answer counted together with the same ones just before it. One that says nothing of the file begins anew. */
export function answeredNow(outcome: FetchOutcome, before: Answered): Answered {
  const answer = outcome.kind === 'doubtful' ? outcome.bytes : lasting.has(outcome.kind) ? outcome.kind : null;
  if (answer === null) return { answer: null, answers: 0 };
  return { answer, answers: before.answer === answer ? before.answers + 1 : 1 };
}

const lasting: ReadonlySet<string> = new Set(['missing', 'tooLarge']);

/** Whether bytes that can hardly be right have come so often that they must be what was sent. */
export function isBelieved(bytes: string, before: Answered): boolean {
  return answeredNow({ kind: 'doubtful', bytes, why: '' }, before).answers >= bytesTries;
}
