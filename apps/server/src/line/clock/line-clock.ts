import type { Logger } from 'pino';
import type { Asked } from '../asking/watched.ts';
import { type Bounds, certainlyBeyond, middleOf, narrowed, shownByDate } from './clock-bounds.ts';

/** From here on an admin is told. */
const worthTellingMs = 5000;

/**
 * What LINE's clock shows beside ours. It is held against a clock that nobody sets, so that a change of our wall clock is
 * known at once. The header `Date` of LINE's answers tells; before the first, what LINE's events happened at latest.
 */
export class LineClock {
  readonly #log: Logger;
  /** LINE's clock minus `performance.now()`. */
  #byAnswers: Bounds | null = null;
  #byEvents: number | null = null;
  #warned = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** LINE was asked and has answered just now. */
  answered({ date, ms }: Pick<Asked, 'date' | 'ms'>): void {
    const answeredAt = performance.now();
    const shown = date === null ? null : shownByDate(date, { askedAt: answeredAt - ms - 1, answeredAt });
    if (!shown) return;
    this.#byAnswers = narrowed(this.#byAnswers, shown);
    this.#warn();
  }

  /** An event that LINE tells for the first time came just now. @param happenedAt by LINE's clock, ms since 1970 */
  came(happenedAt: number): void {
    this.#byEvents = Math.max(this.#byEvents ?? Number.NEGATIVE_INFINITY, happenedAt - performance.now());
  }

  /** By how many ms our clock is ahead of LINE's; negative: behind. 0 while nothing is known. */
  aheadMs(): number {
    const line = this.#byAnswers ? middleOf(this.#byAnswers) : this.#byEvents;
    return line === null ? 0 : wallClock() - line;
  }

  /** The same once it is certainly more than 5 s and known from LINE's answers; null: nothing to be told. */
  aheadToTell(): number | null {
    if (!this.#byAnswers) return null;
    const ours = wallClock();
    const ahead = { least: ours - this.#byAnswers.most, most: ours - this.#byAnswers.least };
    return certainlyBeyond(ahead, worthTellingMs) ? Math.round(middleOf(ahead)) : null;
  }

  #warn(): void {
    const aheadMs = this.aheadToTell();
    if (aheadMs !== null && !this.#warned)
      this.#log.warn({ aheadMs }, "the clock of this server differs from LINE's: set it by NTP");
    this.#warned = aheadMs !== null;
  }
}

/** Ms by which it is ahead of the clock that nobody sets. */
function wallClock(): number {
  return Date.now() - performance.now();
}
