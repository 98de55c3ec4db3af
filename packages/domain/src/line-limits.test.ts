import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cutToUnits } from './line-limits.ts';

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('あ', 'e\u0301', '👋🏽', '👨‍👩‍👧', '🇯🇵', 'a', ' '), fc.string({ unit: 'binary' })),
});
const units = fc.nat({ max: 40 });

describe('words are cut to what LINE counts without cutting a character', () => {
  test.each([
    ['what fits stays', 'さとう', 3, 'さとう'],
    ['what is too long is cut', 'さとうたろう', 3, 'さとう'],
    ['an emoji of two units is not halved', 'a👋b', 2, 'a'],
    ['a family is kept together', 'a👨‍👩‍👧b', 8, 'a'],
    ['a flag is not halved', '🇯🇵🇫🇷', 6, '🇯🇵'],
    ['an accent stays with its letter', 'Ame\u0301lie', 3, 'Am'],
    ['no room, no words', 'あ', 0, ''],
    ['less than no room neither', 'あ', -1, ''],
  ])('%s', (_, text, length, cut) => {
    expect(cutToUnits(text, length)).toBe(cut);
  });

  it('the cut is a beginning of the text, fits, and ends where a character ends', () => {
    const ends = (text: string) =>
      [...new Intl.Segmenter('ja').segment(text)].map((part) => part.index).concat(text.length);
    fc.assert(
      fc.property(anyText, units, (text, length) => {
        const cut = cutToUnits(text, length);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(ends(text)).toContain(cut.length);
      }),
    );
  });

  it('the cut is the longest such beginning', () => {
    fc.assert(
      fc.property(anyText, units, (text, length) => {
        const fitting = [...new Intl.Segmenter('ja').segment(text)]
          .map((part) => part.index + part.segment.length)
          .filter((end) => end <= length);
        expect(cutToUnits(text, length)).toHaveLength(fitting.at(-1) ?? 0);
      }),
    );
  });
});
