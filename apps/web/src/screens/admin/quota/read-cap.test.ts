import { expect, test } from 'vitest';
import { readCap } from './read-cap.ts';

test.each([
  ['100', 100],
  ['１，０００', 1000],
  ['0', 0],
  ['', null],
  ['  ', null],
  ['-1', undefined],
  ['1.5', undefined],
  ['多め', undefined],
  ['99999999', undefined],
])('a share typed as "%s" is %s', (typed, cap) => {
  expect(readCap(typed)).toBe(cap);
});
