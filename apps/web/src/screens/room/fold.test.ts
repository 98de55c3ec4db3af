import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldOf, letterCount } from './fold.ts';
import { type Span, spansOf } from './text-spans.ts';

const words = (spans: readonly Span[]) => spans.map((span) => span.text).join('');

test('a text of a few lines is shown whole', () => {
  expect(foldOf(spansOf('はい、承知しました。\n'.repeat(8)))).toBeNull();
});

test('a text of 5,000 letters shows its beginning, and how much more there is', () => {
  const folded = foldOf(spansOf('あ'.repeat(5000)))!;
  expect(letterCount(folded.shown)).toBe(280);
  expect(letterCount(folded.rest)).toBe(4720);
});

test('a text of many short lines is as long as it looks', () => {
  const folded = foldOf(spansOf('はい\n'.repeat(60)))!;
  expect(words(folded.shown).split('\n').length).toBeLessThan(25);
});

test('no web address and no LINE emoji is cut in two', () => {
  const address = `https://example.com/${'a'.repeat(600)}`;
  const folded = foldOf(spansOf(`${'あ'.repeat(200)} ${address} ${'い'.repeat(500)}`))!;
  expect(words(folded.shown)).toBe(`${'あ'.repeat(200)} `);
  expect(folded.rest[0]).toMatchObject({ kind: 'link', text: address });
});

test.each([
  ['a script whose letters carry marks', 'हिन्दी'.repeat(170)],
  ['families of emoji', '👨‍👩‍👧'.repeat(200)],
])('%s: whatever is folded leaves something to unfold', (_, text) => {
  const folded = foldOf(spansOf(text))!;
  expect(letterCount(folded.rest)).toBeGreaterThan(0);
  expect(words(folded.shown) + words(folded.rest)).toBe(text);
});

test('nothing is lost and no letter is cut, whatever was written', () => {
  const piece = fc.constantFrom('あ', 'a', '\n', '👨‍👩‍👧', '🇯🇵', 'が', 'https://example.com/ ', ' ');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 300, maxLength: 1500 }), (pieces) => {
      const text = pieces.join('');
      const folded = foldOf(spansOf(text));
      if (!folded) return;
      expect(words(folded.shown) + words(folded.rest)).toBe(text);
      const whole = [...new Intl.Segmenter().segment(text)].map(({ index }) => index);
      expect(whole).toContain(words(folded.shown).length);
    }),
    { numRuns: 60 },
  );
});
