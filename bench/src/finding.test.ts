import { expect, it } from 'vitest';
import { type Finding, findFaults } from './finding.ts';

const spread = (value: number) => ({ median: value, min: value, max: value });
const speed: Finding = { goal: 'G1', what: 'speed', measured: spread(0.2), unit: '×', must: { atLeast: 0.5 } };
const promise: Finding = { goal: 'G3', what: 'events', measured: spread(100), unit: '%', must: { atLeast: 100 } };
const found = (findings: readonly Finding[], raw = {}) => findFaults({ findings, raw, notes: [] });

it('takes a slow result for a result', () => {
  expect(found([speed, promise])).toEqual([]);
});

it('takes no result for a fault: none at all, none of one thing, none of what stands behind it', () => {
  expect(found([])).toEqual(['nothing was found']);
  expect(found([{ ...speed, measured: spread(Number.NaN) }])).toEqual(['G1: no figure for speed']);
  expect(found([{ ...speed, measured: spread(Number.POSITIVE_INFINITY) }])).toEqual(['G1: no figure for speed']);
  expect(found([{ ...speed, measured: spread(0) }])).toEqual(['G1: no figure for speed']);
  expect(found([speed], { 'CPU seconds': Number.NaN })).toEqual(['no figure for CPU seconds']);
});

it('takes a broken promise for a fault', () => {
  expect(found([{ ...promise, measured: spread(99.9) }])).toEqual(['G3: 99.9 % of events']);
});
