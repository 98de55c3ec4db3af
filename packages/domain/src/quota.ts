import type { Instant } from './ids.ts';

/** LINE counts days and months by the clock of Japan (LINE reference, Get number of sent messages). */
const japanMs = 9 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** `2026-11`: the month of LINE's count in which a moment lies. */
export function lineMonthOf(at: Instant): string {
  return inJapan(at).slice(0, 7);
}

/** `20261130`: the day of LINE's count in which a moment lies, as LINE's figures of days are asked for. */
export function lineDayOf(at: Instant): string {
  return inJapan(at).slice(0, 10).replaceAll('-', '');
}

/** First moment of the month of LINE's count in which `at` lies. */
export function lineMonthStart(at: Instant): Instant {
  return new Date(Date.parse(`${lineMonthOf(at)}-01T00:00:00.000Z`) - japanMs).toISOString();
}

export function nextLineMonthStart(at: Instant): Instant {
  const start = new Date(Date.parse(lineMonthStart(at)) + japanMs);
  start.setUTCMonth(start.getUTCMonth() + 1);
  return new Date(start.getTime() - japanMs).toISOString();
}

/**
 * The messages of the month that are gone, as far as anybody can tell: never fewer than it really was at `byLine`'s moment,
 * never fewer than we know of ourselves. LINE's figure is late (it may lack our latest) and knows of others (broadcasts from
 * LINE Official Account Manager); ours is exact and knows of us alone. So what we spent after LINE was asked comes on top of
 * LINE's figure, and what we spent in all is the least it can be.
 * @param byUs what this installation spent in the month
 * @param byUsSince the part of it that was spent after LINE gave its figure
 */
export function quotaUsed(spent: {
  readonly byLine: number;
  readonly byUs: number;
  readonly byUsSince: number;
}): number {
  return Math.max(spent.byUs, spent.byLine + spent.byUsSince);
}

/** `low` from four fifths on, `nearlySpent` from nineteen twentieths. */
export type QuotaLevel = 'fine' | 'low' | 'nearlySpent' | 'spent';

/** @param limit null: no limit. */
export function quotaLevel(used: number, limit: number | null): QuotaLevel {
  if (limit === null) return 'fine';
  if (used >= limit) return 'spent';
  if (used >= limit * 0.95) return 'nearlySpent';
  return used >= limit * 0.8 ? 'low' : 'fine';
}

/** How many messages the month will have cost at its end, if it goes on as so far; null in its first day: too little is known. */
export function quotaForecast(used: number, at: Instant): number | null {
  const start = Date.parse(lineMonthStart(at));
  const gone = Date.parse(at) - start;
  if (gone < dayMs) return null;
  return Math.round((used * (Date.parse(nextLineMonthStart(at)) - start)) / gone);
}

function inJapan(at: Instant): string {
  return new Date(Date.parse(at) + japanMs).toISOString();
}
