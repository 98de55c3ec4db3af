import { expect, test, vi } from 'vitest';
import { fillsField, grow } from './grow.ts';

test.each([
  ['nothing', '', false],
  ['a few lines', 'はい\n'.repeat(5), false],
  ['more lines than are ever shown', 'はい\n'.repeat(12), true],
  ['one very long line', 'あ'.repeat(3001), true],
] as const)('%s fills the whole field: %#', (_, words, fills) => {
  expect(fillsField(words)).toBe(fills);
});

test('ten thousand pasted lines are not measured at each key', () => {
  const field = document.createElement('textarea');
  const measured = vi.spyOn(field, 'scrollHeight', 'get').mockReturnValue(48);
  field.value = 'はい';
  grow(field);
  expect([measured.mock.calls.length, field.style.height]).toEqual([1, '48px']);
  field.value = 'はい\n'.repeat(10_000);
  grow(field);
  expect(measured).toHaveBeenCalledOnce();
});
