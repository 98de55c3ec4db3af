import { describe, expect, it } from 'vitest';
import { certainlyBeyond, middleOf, narrowed, shownByDate } from './clock-bounds.ts';

describe('LINE’s clock', () => {
  it.each([
    ['shows what ours does', 'Fri, 27 Nov 2026 09:00:00 GMT', '2026-11-27T09:00:00.300Z', 200, [-500, 700]],
    [
      'is ahead by 25 minutes',
      'Fri, 27 Nov 2026 09:25:00 GMT',
      '2026-11-27T09:00:00.000Z',
      1000,
      [1_499_000, 1_501_000],
    ],
    ['is behind by an hour', 'Fri, 27 Nov 2026 08:00:00 GMT', '2026-11-27T09:00:00.000Z', 0, [-3_600_000, -3_599_000]],
  ])('%s, as far as a date of whole seconds tells', (_, date, asked, ms, [least, most]) => {
    const askedAt = Date.parse(asked);
    expect(shownByDate(date, { askedAt, answeredAt: askedAt + ms })).toEqual({ least, most });
  });

  it('is not told by what is no date', () => {
    expect(shownByDate('soon', { askedAt: 0, answeredAt: 0 })).toBeNull();
  });

  it.each([
    ['the first answer is believed', null, [0, 1000], [0, 1000]],
    ['each answer narrows it down', [0, 1000], [600, 1600], [600, 1000]],
    ['a slow answer takes nothing away', [0, 1000], [-4000, 4000], [0, 1000]],
    ['an answer against all before it holds alone: a clock was set', [0, 1000], [60_000, 61_000], [60_000, 61_000]],
  ] as const)('%s', (_, before, now, then) => {
    const bounds = ([least, most]: readonly [number, number]) => ({ least, most });
    expect(narrowed(before && bounds(before), bounds(now))).toEqual(bounds(then));
  });

  it.each([
    [{ least: 5001, most: 6000 }, true],
    [{ least: 4999, most: 9000 }, false],
    [{ least: -9000, most: -5001 }, true],
    [{ least: -60_000, most: 60_000 }, false],
  ])('is beyond five seconds only where no answer leaves a doubt: %o', (bounds, isBeyond) => {
    expect(certainlyBeyond(bounds, 5000)).toBe(isBeyond);
  });

  it('is taken to show the middle of what is possible', () => {
    expect(middleOf({ least: -500, most: 700 })).toBe(100);
  });
});
