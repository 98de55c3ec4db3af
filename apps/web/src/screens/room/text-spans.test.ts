import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from './text-spans.ts';

const emoji = (index: number, length: number) => ({
  index,
  length,
  productId: '5ac1bfd5040ab15980c9b435',
  emojiId: '001',
});

test('LINE emoji stand as pictures between the words, each with its own text behind it', () => {
  expect(spansOf('やった(love)ね', [emoji(3, 6)])).toMatchObject([
    { kind: 'words', text: 'やった' },
    { kind: 'emoji', text: '(love)', emojiId: '001' },
    { kind: 'words', text: 'ね' },
  ]);
});

test('who is mentioned stands out, and web addresses still can be followed', () => {
  const spans = spansOf('@佐藤 https://example.com/', [], [{ index: 0, length: 3, who: 'somebody' }]);
  expect(spans.map((span) => [span.kind, span.text])).toEqual([
    ['mention', '@佐藤'],
    ['words', ' '],
    ['link', 'https://example.com/'],
  ]);
});

test('no letter is lost, wherever LINE says that its emoji stand', () => {
  const marks = fc.array(
    fc.record({ index: fc.integer({ min: -3, max: 30 }), length: fc.integer({ min: -1, max: 9 }) }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 24 }), marks, (text, all) => {
      const spans = spansOf(
        text,
        all.map(({ index, length }) => emoji(index, length)),
      );
      expect(spans.map((span) => span.text).join('')).toBe(text);
    }),
  );
});
