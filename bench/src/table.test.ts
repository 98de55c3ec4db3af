import { describe, expect, it } from 'vitest';
import { markOf } from './finding.ts';
import { figure, markdownTable } from './table.ts';

const steady = (value: number) => ({ median: value, min: value, max: value });

describe('table', () => {
  it('writes each finding with its spread and its bounds', () => {
    const table = markdownTable([
      {
        goal: 'G1',
        what: 'durable webhook',
        measured: { median: 0.25, min: 0.2, max: 0.3 },
        unit: '×',
        must: { atLeast: 0.2 },
        moonshot: { atLeast: 0.5 },
      },
      { goal: 'G5', what: 'newest page', measured: steady(0.5), unit: 'ms', must: { atMost: 1 } },
    ]);
    expect(table.split('\n').slice(2)).toEqual([
      '| G1 | durable webhook | **0.250** (0.200–0.300) | ≥ 0.2 | ≥ 0.5 | yes |',
      '| G5 | newest page | **0.500 ms** (0.500–0.500) | ≤ 1 ms | – | yes |',
    ]);
  });

  it('says of a goal whether it is missed, met, or met beyond what was asked', () => {
    const must = { atMost: 2 };
    const moonshot = { atMost: 1 };
    expect(markOf({ measured: steady(2.1), must, moonshot })).toBe('no');
    expect(markOf({ measured: steady(2), must, moonshot })).toBe('yes');
    expect(markOf({ measured: steady(1), must, moonshot })).toBe('moonshot');
    expect(markOf({ measured: steady(1) })).toBe('–');
  });

  it('shows three digits that mean something', () => {
    expect([0.01234, 1.2345, 123.4, 12345.6].map(figure)).toEqual(['0.0123', '1.23', '123', '12,346']);
  });
});
