import { expect, test } from 'vitest';
import { fitsQuery } from './search.ts';

const tanaka = ['田中 美咲', 'みさき🌻', 'タナカ ミサキ', '山本工務店', '090-1234-5678', null];

test.each([
  ['a part of the name', '美咲'],
  ['the reading, typed in the other kana', 'たなか'],
  ['half-width kana', 'ﾀﾅｶ'],
  ['two words of different fields', '田中 工務店'],
  ['a phone number without its hyphens', '09012345678'],
  ['a phone number with its hyphens', '090-1234'],
  ['full-width digits', '０９０'],
  ['the name on LINE', 'みさき🌻'],
])('an entry is found by %s', (_how, query) => {
  expect(fitsQuery(query, tanaka)).toBe(true);
});

test('an entry is not found when one of the words is nowhere in it', () => {
  expect(fitsQuery('田中 商事', tanaka)).toBe(false);
  expect(fitsQuery('080', tanaka)).toBe(false);
});

test('an empty search finds everybody', () => {
  expect(fitsQuery('  ', tanaka)).toBe(true);
});
