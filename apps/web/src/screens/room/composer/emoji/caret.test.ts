import { markOf } from '@engawa/domain';
import { describe, expect, it } from 'vitest';
import { outside, restOfMark } from './caret.ts';

const mark = markOf({ productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' })!;
const draft = `はい${mark}！`;
const [start, end] = [2, 2 + mark.length];

describe('the caret passes a LINE emoji as one letter', () => {
  it.each([
    ['from before it, to the right', 3, 2, end],
    ['from behind it, to the left', end - 1, end, start],
    ['from afar behind it', start + 4, draft.length, start],
    ['from afar before it', start + 4, 0, end],
    ['beside it, it stays', end, end + 1, end],
    ['among other letters, it stays', 1, 2, 1],
  ])('%s', (_, place, before, rest) => {
    expect(outside(draft, place, before)).toBe(rest);
  });
});

describe('of a LINE emoji of which a part was deleted', () => {
  it('as the keyboards of phones do, the rest goes, too', () => {
    expect(restOfMark(draft, draft.slice(0, end - 1) + draft.slice(end), end - 1)).toEqual({ start, end: end - 1 });
  });
  it.each([
    ['the word before the caret', `${draft.slice(0, start + 1)}！`, start + 1, { start, end: start + 1 }],
    ['the word behind the caret', `はい${mark.slice(-1)}！`, start, { start, end: start + 1 }],
    ['words on both sides', `は${mark.slice(-4)}！`, 1, { start: 1, end: 5 }],
  ])('the rest goes, too, where it was part of %s', (_, now, place, rest) => {
    expect(restOfMark(draft, now, place)).toEqual(rest);
  });
  it('but nothing more than was deleted, else', () => {
    expect(restOfMark(draft, draft.slice(0, -1), draft.length - 1)).toBeNull();
    expect(restOfMark(draft, draft.slice(1), 0)).toBeNull();
    expect(restOfMark(draft, `${draft}a`, draft.length + 1)).toBeNull();
    expect(restOfMark(draft, draft, end - 1)).toBeNull();
  });
});
