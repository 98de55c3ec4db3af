import { describe, expect, it } from 'vitest';
import { inTurn, paired, percentile, ratioOf, spreadOf } from './pairs.ts';

describe('pairs', () => {
  it('takes the middle value, or the mean of the middle two', () => {
    expect(spreadOf([9, 1, 4])).toEqual({ median: 4, min: 1, max: 9 });
    expect(spreadOf([9, 1, 4, 5])).toEqual({ median: 4.5, min: 1, max: 9 });
  });

  it('divides within each pair, so that a slow moment of the machine falls out', () => {
    const slowMoment = { ours: 10, other: 20 };
    const fastMoment = { ours: 100, other: 200 };
    expect(ratioOf([slowMoment, fastMoment, fastMoment])).toEqual({ median: 0.5, min: 0.5, max: 0.5 });
  });

  it('finds the value that 99 of 100 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('lets each of two go first every other time', async () => {
    const order: string[] = [];
    const note = (name: string) => async () => order.push(name);
    await inTurn(3, { ours: note('ours'), bare: note('bare') });
    expect(order).toEqual(['ours', 'bare', 'bare', 'ours', 'ours', 'bare']);
  });

  it('keeps results of one round together', async () => {
    let round = 0;
    const results = await inTurn(2, { ours: async () => ++round, bare: async () => ++round });
    expect(paired(results.ours, results.bare, (result) => result)).toEqual([
      { ours: 1, other: 2 },
      { ours: 4, other: 3 },
    ]);
  });
});
