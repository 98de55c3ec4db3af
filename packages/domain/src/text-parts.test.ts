import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmojiSpan } from './content.ts';
import { unitsAtLine } from './line-emoji.ts';
import { lineLimits } from './line-limits.ts';
import { readEmojis, textParts } from './text-parts.ts';

const emoji = (index: number, length = 7): EmojiSpan => ({ index, length, productId: '5ac1', emojiId: '001' });
const lengths = (text: string, emojis?: EmojiSpan[]) => textParts(text, emojis).map((part) => part.text.length);

/** What of a text stands in none of its parts, which stand in it in their order. */
function leftOf(text: string, parts: readonly { readonly text: string }[]): string {
  let [left, from] = ['', 0];
  for (const part of parts) {
    const at = text.indexOf(part.text, from);
    left += at < 0 ? part.text : text.slice(from, at);
    from = Math.max(at, from) + part.text.length;
  }
  return left + text.slice(from);
}

describe('a text as the bubbles it arrives in', () => {
  it('is one bubble as long as LINE takes it', () => {
    expect(textParts('見積書です')).toEqual([{ text: '見積書です', emojis: [] }]);
    expect(lengths('長'.repeat(5000))).toEqual([5000]);
    expect(lengths('長'.repeat(5001))).toEqual([5000, 1]);
  });
  it('is cut after a line, else after a sentence, else after a word', () => {
    const words = `${'あ'.repeat(4000)}`;
    expect(lengths(`${words}。${'い'.repeat(100)}\n${'う'.repeat(2000)}`)).toEqual([4102, 2000]);
    expect(lengths(`${words} ${'い'.repeat(100)}。${'う'.repeat(2000)}`)).toEqual([4102, 2000]);
    expect(lengths(`${words} ${'い'.repeat(2100)}`)).toEqual([4001, 2100]);
  });
  it('has no bubble in which nothing would be seen', () => {
    expect(lengths(`${'a'.repeat(5000)}${'\n'.repeat(60)}`)).toEqual([5000]);
    expect(lengths(`${'a'.repeat(5000)}${'\n'.repeat(6000)}b`)).toEqual([5000, 1001]);
    expect(lengths(`${'a'.repeat(5000)}${'\u200b'.repeat(60)}`)).toEqual([5000]);
    expect(lengths('\n'.repeat(6000))).toHaveLength(1);
  });
  it('costs no bubble more than it must for a nicer cut', () => {
    expect(lengths(`${'あ'.repeat(4000)}\n${'い'.repeat(5500)}`)).toEqual([5000, 4501]);
    expect(lengths(`${'あ'.repeat(4600)}\n${'い'.repeat(5000)}`)).toEqual([4601, 5000]);
  });
  it('keeps a family together, and a letter with its marks', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(lengths('a'.repeat(4995) + family)).toEqual([4995, family.length]);
    expect(lengths(`${'a'.repeat(4999)}か\u3099`)).toEqual([4999, 2]);
  });
  it('holds twenty LINE emoji at most in a bubble, each with its place in it', () => {
    const text = '(heart)'.repeat(45);
    const parts = textParts(
      text,
      Array.from({ length: 45 }, (_, n) => emoji(n * 7)),
    );
    expect(parts.map((part) => part.emojis.length)).toEqual([20, 20, 5]);
    expect(parts[1]!.emojis.map(({ index }) => index)).toEqual(Array.from({ length: 20 }, (_, n) => n * 7));
  });
  it('leaves room for what LINE may count of each LINE emoji', () => {
    const text = `${'長'.repeat(4980)}(heart)${'長'.repeat(10)}`;
    expect(lengths(text)).toEqual([4997]);
    expect(lengths(text, [emoji(4980)])).toEqual([4987, 10]);
    expect(lengths(`${'長'.repeat(4981)}(heart)`, [emoji(4981)])).toEqual([4981, 7]);
  });
  it('comes out even of a single character with thousands of marks', () => {
    const zalgo = `e${'\u0301'.repeat(12_000)}`;
    expect(
      textParts(zalgo)
        .map((part) => part.text)
        .join(''),
    ).toBe(zalgo);
  });
});

describe('whatever is written', () => {
  const grapheme = fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
    fc.constantFrom('\n', ' ', '。', '. ', '👨‍👩‍👧‍👦', 'か\u3099', '🇯🇵', '長'),
  );
  /** Pieces, each said so often that texts get long; some of them LINE emoji. */
  const written = fc
    .array(fc.record({ piece: grapheme, times: fc.integer({ min: 1, max: 900 }), isEmoji: fc.boolean() }), {
      maxLength: 14,
    })
    .map((pieces) => {
      let text = '';
      const emojis: EmojiSpan[] = [];
      for (const { piece, times, isEmoji } of pieces) {
        if (isEmoji) emojis.push(emoji(text.length + 1));
        text += isEmoji ? ' (heart) ' : piece.repeat(times);
      }
      return { text, emojis };
    });
  const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

  it('the parts are the text, none longer than LINE takes, and no character or emoji is cut', () => {
    fc.assert(
      fc.property(written, ({ text, emojis }) => {
        const parts = textParts(text, emojis);
        expect(leftOf(text, parts).trim()).toBe('');
        const starts = new Set([...segmenter.segment(text)].map(({ index }) => index));
        let from = 0;
        for (const part of parts) {
          expect(unitsAtLine(part.text, part.emojis)).toBeLessThanOrEqual(lineLimits.textUnits);
          expect(part.emojis.length).toBeLessThanOrEqual(lineLimits.emojisPerText);
          for (const { index, length } of part.emojis) expect(part.text.slice(index, index + length)).toBe('(heart)');
          if (from > 0) expect(starts).toContain(from);
          from += part.text.length;
        }
        expect(parts.flatMap((part) => part.emojis)).toHaveLength(emojis.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the LINE emoji of a text', () => {
  it('are those that stand in it, in order, none over another', () => {
    const text = '(heart)(moon)x';
    const [first, second] = [emoji(0, 7), emoji(7, 6)];
    expect(readEmojis(text, [second, emoji(6, 3), first, emoji(13, 2), emoji(14, 1)])).toEqual([first, second]);
  });
});
