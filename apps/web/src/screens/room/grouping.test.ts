import { expect, test } from 'vitest';
import { sato, says, tanaka } from '../../../test/cast.ts';
import { continues, startsDay } from './grouping.ts';

const at = (time: string) => ({ at: new Date(`2026-11-22T${time}:00`).toISOString() });
const first = says(1, tanaka, 'こんにちは', at('14:20'));

test('words of one person within five minutes stand together', () => {
  expect(continues(says(2, tanaka, '追伸', at('14:24')), first)).toBe(true);
});

test.each([
  ['somebody else speaks', says(2, sato, 'はい', at('14:21'))],
  ['more than five minutes went by', says(2, tanaka, '追伸', at('14:26'))],
  ['it is another day', says(2, tanaka, '追伸', { at: new Date('2026-11-23T00:01:00').toISOString() })],
  ['a system line stands between', says(2, tanaka, '', { ...at('14:21'), author: { kind: 'system' } })],
])('a new group begins when %s', (_, message) => {
  expect(continues(message, first)).toBe(false);
});

test('two people of whom LINE tells nothing are not taken for one', () => {
  const author = { kind: 'contact', id: null, name: null } as const;
  expect(continues(says(2, tanaka, 'はい', { ...at('14:21'), author }), { ...first, author })).toBe(false);
});

test('a day begins with its first message', () => {
  expect(startsDay(first, undefined)).toBe(true);
  expect(startsDay(says(2, sato, 'はい', at('23:59')), first)).toBe(false);
  expect(startsDay(says(3, sato, 'おはよう', { at: new Date('2026-11-23T00:00:00').toISOString() }), first)).toBe(true);
});
