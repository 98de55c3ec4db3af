import { markOf } from '@engawa/domain';
import { expect, it } from 'vitest';
import { markedParagraphs } from './marked-words.ts';

const emoji = { productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };
const mark = markOf(emoji)!;

it('words without a LINE emoji, and behind the last paragraph with one, are not laid out a second time', () => {
  expect(markedParagraphs('はい。(emoji)')).toEqual([]);
  expect(markedParagraphs(`${mark}\n${'長い\n'.repeat(1000)}`)).toHaveLength(1);
});

it('words that are too long to be sent are not, either', () => {
  expect(markedParagraphs(mark + '長い\n'.repeat(10_000))).toEqual([]);
});

it('each LINE emoji is found where it stands, and together the pieces are the words', () => {
  const draft = `一\n\n二${mark}${mark}三\n${mark}`;
  const paragraphs = markedParagraphs(draft);
  expect(paragraphs.map((pieces) => pieces.map(({ text }) => text).join('')).join('\n')).toBe(draft);
  for (const { text, start } of paragraphs.flat()) expect(draft.slice(start, start + text.length)).toBe(text);
  expect(paragraphs.flat().flatMap((piece) => piece.emoji ?? [])).toEqual([emoji, emoji, emoji]);
});
