import { expect, test } from 'vitest';
import { labelIn } from './outside.ts';

test('a label that nobody can see is none', () => {
  for (const unseen of ['', ' ', '\u2800', '\u3164\u200b', '\u0000', 5, null]) expect(labelIn(unseen)).toBeNull();
  expect(labelIn(' 予約する ')).toBe('予約する');
});
