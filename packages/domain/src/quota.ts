import type { Instant } from './ids.ts';

/** LINE counts days and months by the clock of Japan (LINE reference, Get number of sent messages). */
const japanMs = 9 * 60 * 60 * 1000;

/** `2026-11`: the month of LINE's count in which a moment lies. */
export function lineMonthOf(at: Instant): string {
  return new Date(Date.parse(at) + japanMs).toISOString().slice(0, 7);
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
  if (gone < 24 * 60 * 60 * 1000) return null;
  return Math.round((used * (Date.parse(nextLineMonthStart(at)) - start)) / gone);
}
