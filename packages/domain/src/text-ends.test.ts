import { expect, test } from 'vitest';
import { withoutEnding } from './text-ends.ts';

test('what stands at the end goes, what stands within stays', () => {
  const isDot = (unit: string) => unit === '.';
  expect(['a.b..', '...', 'a', ''].map((text) => withoutEnding(text, isDot))).toEqual(['a.b', '', 'a', '']);
});

test('a stranger who sends ten thousand dots has each looked at once', () => {
  let looks = 0;
  const counted = (unit: string) => {
    looks++;
    return unit === '.';
  };
  const dots = '.'.repeat(10_000);
  withoutEnding(`a${dots}b`, counted);
  expect(looks).toBe(1);
  withoutEnding(`a${dots}`, counted);
  expect(looks).toBe(1 + 10_001);
});
