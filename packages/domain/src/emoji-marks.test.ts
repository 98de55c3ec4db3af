import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmojiSpan } from './content.ts';
import { aroundMarks, emojiWords, markBeside, markOf, readMarks, withMarks } from './emoji-marks.ts';
import { emojisOf, lineEmojiProducts } from './line-emoji.ts';

const [first, second] = [lineEmojiProducts[0]![0], lineEmojiProducts[1]![0]];
const heart = { productId: first, emojiId: '045' };
const mark = '(emoji1.045)';

describe('a LINE emoji in words that are being written', () => {
  it('is a mark, and words and a place once they are sent', () => {
    expect(markOf(heart)).toBe(mark);
    expect(readMarks(`ありがとう${mark}！`)).toEqual({
      text: `ありがとう${emojiWords}！`,
      emojis: [{ index: 5, length: emojiWords.length, ...heart }],
    });
  });
  it.each([
    ['one of no product', '(emoji999.001)'],
    ['one beyond the last', '(emoji1.212)'],
    ['number zero', '(emoji1.000)'],
    ['product zero', '(emoji0.001)'],
    ['a mark of which a letter is gone', '(emoji1.04)'],
  ])('%s stays words', (_, draft) => {
    expect(readMarks(draft)).toEqual({ text: draft, emojis: [] });
  });
  it('of a kind that is not listed has no mark, and stays its words when they are written on', () => {
    const unlisted: EmojiSpan = { index: 2, length: 6, productId: '5ac1', emojiId: '001' };
    expect(markOf(unlisted)).toBeNull();
    expect(withMarks('はい(love)', [unlisted])).toBe('はい(love)');
  });
});

describe('the caret', () => {
  const draft = `ab${mark}cd`;
  const end = 2 + mark.length;
  it('never stays inside a mark', () => {
    expect(aroundMarks(draft, { start: 5, end: 5 })).toEqual({ start: end, end });
    expect(aroundMarks(draft, { start: 2, end: 2 })).toEqual({ start: 2, end: 2 });
    expect(aroundMarks(draft, { start: end, end })).toEqual({ start: end, end });
  });
  it('selects marks whole', () => {
    expect(aroundMarks(draft, { start: 1, end: 5 })).toEqual({ start: 1, end });
    expect(aroundMarks(draft, { start: 5, end: end + 1 })).toEqual({ start: 2, end: end + 1 });
  });
  it('has the mark beside it', () => {
    expect(markBeside(draft, end, 'before')).toEqual({ start: 2, end });
    expect(markBeside(draft, 2, 'behind')).toEqual({ start: 2, end });
    expect(markBeside(draft, 2, 'before')).toBeNull();
  });
});

describe('whatever is written around them', () => {
  const emoji = fc.constantFrom(heart, { productId: second, emojiId: '001' }, emojisOf(first).at(-1)!);
  const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('$', '(', ')', '(emoji', '1.045)', '\n'));
  /** What a member puts into the field, one after the other. */
  const typed = fc.array(fc.oneof(words, emoji), { maxLength: 30 });
  const draftOf = (pieces: readonly (string | typeof heart)[]) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : markOf(piece))).join('');

  it('every emoji is read where it stands, and nothing but emoji is', () => {
    fc.assert(
      fc.property(typed, (pieces) => {
        const { text, emojis } = readMarks(draftOf(pieces));
        for (const { index, length } of emojis) expect(text.slice(index, index + length)).toBe(emojiWords);
        const chosen = pieces.filter((piece) => typeof piece !== 'string');
        // Letters that happen to come together as a mark are one: whoever pastes a mark means it.
        expect(emojis.length).toBeGreaterThanOrEqual(chosen.length);
        expect(emojis.map(({ productId, emojiId }) => ({ productId, emojiId }))).toEqual(
          expect.arrayContaining(chosen),
        );
      }),
    );
  });
  it('words taken back are the draft that they were', () => {
    fc.assert(
      fc.property(typed, (pieces) => {
        const draft = draftOf(pieces);
        const { text, emojis } = readMarks(draft);
        expect(withMarks(text, emojis)).toBe(draft);
      }),
    );
  });
  it('a selection grown around marks cuts none, wherever it began, and what is left holds every other emoji', () => {
    fc.assert(
      fc.property(typed, fc.nat(), fc.nat(), (pieces, one, other) => {
        const draft = draftOf(pieces);
        const [start, end] = [one % (draft.length + 1), other % (draft.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const grown = aroundMarks(draft, { start, end });
        const cut = draft.slice(grown.start, grown.end);
        const [before, behind] = [draft.slice(0, grown.start), draft.slice(grown.end)];
        const count = (part: string) => readMarks(part).emojis.length;
        expect(count(before) + count(cut) + count(behind)).toBe(count(draft));
      }),
    );
  });
});
