import { expect, test } from 'vitest';
import { MessageIdMint, makeBasicId, makeUlid, makeUserId } from './ids.ts';

test('Message ids grow even when the clock stands still or goes back, and have more digits than a number can hold', () => {
  let now = 1_700_000_000_000;
  const mint = new MessageIdMint(() => now);
  const ids = [mint.make(), mint.make()];
  now -= 5000;
  ids.push(mint.make());
  expect(ids.map(BigInt).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(ids.map(BigInt));
  expect(new Set(ids).size).toBe(3);
  expect(BigInt(ids[0]!) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('Ids have the shapes that LINE documents', () => {
  expect(makeUserId()).toMatch(/^U[0-9a-f]{32}$/);
  expect(makeBasicId()).toMatch(/^@\d{3}[a-z]{5}$/);
  expect(makeUlid(1_469_918_176_385)).toMatch(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
});
