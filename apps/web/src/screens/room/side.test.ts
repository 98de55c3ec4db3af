import { expect, test } from 'vitest';
import { salesRoom, sato, says, suzuki, tanaka, tanakaRoom } from '../../../test/cast.ts';
import { sideOf } from './side.ts';

test.each([
  ['one’s own words', says(1, sato, 'はい'), tanakaRoom, 'mine'],
  ['a colleague’s words to a customer', says(1, suzuki, 'はい'), tanakaRoom, 'ours'],
  ['what the account says by itself', says(1, tanaka, 'ようこそ', { author: { kind: 'system' } }), tanakaRoom, 'ours'],
  ['the customer’s words', says(1, tanaka, 'はい'), tanakaRoom, 'guest'],
  ['a colleague’s words inside', says(1, suzuki, 'はい'), salesRoom, 'theirs'],
  ['one’s own words inside', says(1, sato, 'はい'), salesRoom, 'mine'],
] as const)('%s stand on their side', (_, message, room, side) => {
  expect(sideOf(message, room, sato.id)).toBe(side);
});
