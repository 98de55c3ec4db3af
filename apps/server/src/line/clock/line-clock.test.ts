import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { LineClock } from './line-clock.ts';

const minute = 60_000;

afterEach(() => vi.useRealTimers());

function newClock() {
  const warnings: unknown[] = [];
  return { clock: new LineClock(pino({}, { write: (line) => warnings.push(JSON.parse(line)) })), warnings };
}

/** LINE answers at once. */
const says = (at: number) => ({ date: new Date(at).toUTCString(), ms: 0 });

it('is ours while nothing is known, and nothing is told', () => {
  const { clock } = newClock();
  clock.answered({ date: null, ms: 10 });
  expect([clock.aheadMs(), clock.aheadToTell()]).toEqual([0, null]);
});

it('is known from events before LINE was asked; then nothing is told yet, for LINE may tell of events late', () => {
  const { clock } = newClock();
  clock.came(Date.now() - 40 * minute);
  clock.came(Date.now() - 25 * minute);
  clock.came(Date.now() - 26 * minute);
  expect(Math.abs(clock.aheadMs() - 25 * minute)).toBeLessThan(1000);
  expect(clock.aheadToTell()).toBeNull();
});

it.each([25, -25])('is told to differ by %d minutes, in the log once', (ahead) => {
  const { clock, warnings } = newClock();
  clock.came(Date.now());
  for (let n = 0; n < 3; n++) clock.answered(says(Date.now() - ahead * minute));
  expect(Math.abs(clock.aheadMs() - ahead * minute)).toBeLessThan(1500);
  expect(Math.abs(clock.aheadToTell()! - ahead * minute)).toBeLessThan(1500);
  expect(warnings).toHaveLength(1);
});

it('is known at once to differ when ours is set, without asking LINE', () => {
  const { clock } = newClock();
  clock.answered(says(Date.now()));
  expect(clock.aheadToTell()).toBeNull();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 60 * minute });
  expect(Math.abs(clock.aheadMs() + 60 * minute)).toBeLessThan(1500);
  expect(Math.abs(clock.aheadToTell()! + 60 * minute)).toBeLessThan(1500);
});
