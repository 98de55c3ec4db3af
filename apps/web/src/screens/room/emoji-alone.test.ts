import { expect, test } from 'vitest';
import { isEmojiAlone } from './emoji-alone.ts';
import { spansOf } from './text-spans.ts';

test.each(['👍', '🎉🎉🎉', '❤️', '👨‍👩‍👧 👋🏽', '🇯🇵', '1️⃣', '🙇\n🙇'])('%s is an emoji and nothing else', (said) => {
  expect(isEmojiAlone(spansOf(said))).toBe(true);
});

test.each(['', 'はい👍', '12', '©', '👍👍👍👍👍👍👍', '👍'.repeat(2000), '🇯', 'https://example.com/'])(
  '「%s」 is not a few emoji alone',
  (said) => expect(isEmojiAlone(spansOf(said))).toBe(false),
);

test('LINE’s emoji count like others', () => {
  const love = (index: number) => ({ index, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' });
  expect(isEmojiAlone(spansOf('(love)(love)👍', [love(0), love(6)]))).toBe(true);
  expect(isEmojiAlone(spansOf('(love)ね', [love(0)]))).toBe(false);
});
