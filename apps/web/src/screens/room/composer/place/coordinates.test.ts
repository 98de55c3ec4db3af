import { expect, test } from 'vitest';
import { degrees, pairOf } from './coordinates.ts';

test.each([
  ['35.6812', 90, 35.6812],
  [' ３５．６８ ', 90, 35.68],
  ['-33,8', 90, -33.8],
  ['139.7671', 90, null],
  ['139.7671', 180, 139.7671],
  ['', 90, null],
  ['東京', 90, null],
] as const)('degrees typed as "%s" up to %i are %s', (typed, most, value) => {
  expect(degrees(typed, most)).toBe(value);
});

test('both numbers pasted from a map fill both fields', () => {
  expect(pairOf('35.6812, 139.7671')).toEqual({ latitude: '35.6812', longitude: '139.7671' });
  expect(pairOf('35.6812')).toBeNull();
});
