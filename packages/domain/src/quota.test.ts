import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lineDayOf,
  lineMonthOf,
  lineMonthStart,
  nextLineMonthStart,
  quotaForecast,
  quotaLevel,
  quotaUsed,
} from './quota.ts';

const moment = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the month of LINE’s count', () => {
  it('begins at midnight in Japan, which is the afternoon before in London', () => {
    expect(lineMonthStart('2026-11-15T00:00:00.000Z')).toBe('2026-10-31T15:00:00.000Z');
    expect(lineMonthOf('2026-10-31T14:59:59.999Z')).toBe('2026-10');
    expect(lineMonthOf('2026-10-31T15:00:00.000Z')).toBe('2026-11');
  });
  it('changes its day at midnight in Japan', () => {
    expect(lineDayOf('2026-11-29T14:59:59.999Z')).toBe('20261129');
    expect(lineDayOf('2026-11-29T15:00:00.000Z')).toBe('20261130');
  });
  it('goes from December into the next year', () =>
    expect(nextLineMonthStart('2026-12-20T00:00:00.000Z')).toBe('2026-12-31T15:00:00.000Z'));
  it('follows a long month by a short one', () =>
    expect(nextLineMonthStart('2027-01-31T10:00:00.000Z')).toBe('2027-01-31T15:00:00.000Z'));

  it('holds every moment of it and ends where the next begins', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const [start, next] = [lineMonthStart(at), nextLineMonthStart(at)];
        expect(start <= at && at < next).toBe(true);
        expect(lineMonthStart(next)).toBe(next);
        const last = new Date(Date.parse(next) - 1).toISOString();
        expect([lineMonthOf(start), lineMonthOf(last)]).toEqual([lineMonthOf(at), lineMonthOf(at)]);
        expect(lineMonthOf(next)).not.toBe(lineMonthOf(at));
      }),
    );
  });
});

describe('what is gone of the month', () => {
  it('is LINE’s figure when others broadcast through the account', () =>
    expect(quotaUsed({ byLine: 150, byUs: 20, byUsSince: 0 })).toBe(150));
  it('grows by what we spent since LINE was asked', () =>
    expect(quotaUsed({ byLine: 150, byUs: 25, byUsSince: 5 })).toBe(155));
  it('is ours while LINE’s figure lags behind', () =>
    expect(quotaUsed({ byLine: 18, byUs: 25, byUsSince: 5 })).toBe(25));

  it('is never more than it really is, nor less than what we know, however late LINE’s figure', () => {
    const count = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(count, count, count, count, (before, since, others, lag) => {
        const really = before + since + others;
        const byLine = Math.max(0, before + others - lag);
        const used = quotaUsed({ byLine, byUs: before + since, byUsSince: since });
        expect(used).toBeLessThanOrEqual(really);
        expect(used).toBeGreaterThanOrEqual(Math.max(before + since, byLine));
        if (lag === 0) expect(used).toBe(really);
      }),
    );
  });
});

describe('the level of the month', () => {
  it.each([
    [159, 'fine'],
    [160, 'low'],
    [189, 'low'],
    [190, 'nearlySpent'],
    [199, 'nearlySpent'],
    [200, 'spent'],
    [260, 'spent'],
  ] as const)('with %i of 200 gone is %s', (used, level) => expect(quotaLevel(used, 200)).toBe(level));
  it('is fine without a limit, and spent where nothing may be sent at all', () => {
    expect(quotaLevel(1_000_000, null)).toBe('fine');
    expect(quotaLevel(0, 0)).toBe('spent');
  });

  it('never gets better by spending, and is spent exactly when nothing is left', () => {
    const order = ['fine', 'low', 'nearlySpent', 'spent'];
    fc.assert(
      fc.property(fc.nat({ max: 40_000 }), fc.nat({ max: 40_000 }), fc.nat({ max: 1000 }), (limit, used, more) => {
        const [before, after] = [quotaLevel(used, limit), quotaLevel(used + more, limit)];
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
        expect(before === 'spent').toBe(used >= limit);
      }),
    );
  });
});

describe('the forecast', () => {
  it('goes on as so far: half of the month, half of the sum', () =>
    expect(quotaForecast(60, '2026-11-15T15:00:00.000Z')).toBe(120));
  it('says nothing in the first day', () => expect(quotaForecast(60, '2026-11-01T14:59:59.000Z')).toBeNull());

  it('is never less than what is gone already', () => {
    fc.assert(
      fc.property(moment, fc.nat({ max: 30_000 }), (at, used) => {
        const forecast = quotaForecast(used, at);
        if (forecast !== null) expect(forecast).toBeGreaterThanOrEqual(used);
      }),
    );
  });
});
