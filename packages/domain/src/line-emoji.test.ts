import { describe, expect, it } from 'vitest';
import type { EmojiSpan } from './content.ts';
import { canSendEmojis, emojisOf, lineEmojiProducts, unitsAtLine } from './line-emoji.ts';
import { allow, deny } from './verdict.ts';

describe('the LINE emoji that are offered', () => {
  it('are named by ids that can stand in an address, no product twice', () => {
    expect(lineEmojiProducts.filter(([id]) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
    expect(new Set(lineEmojiProducts.map(([id]) => id)).size).toBe(lineEmojiProducts.length);
  });
  it('are numbered from 001', () => {
    const [productId, count] = lineEmojiProducts[0]!;
    const all = emojisOf(productId);
    expect(all[0]).toEqual({ productId, emojiId: '001' });
    expect(all.at(-1)).toEqual({ productId, emojiId: String(count) });
    expect(all).toHaveLength(count);
    expect(emojisOf('5ac1')).toEqual([]);
  });
});

describe('a text with LINE emoji', () => {
  const emoji = (index: number, length: number): EmojiSpan => ({ index, length, productId: '5ac1', emojiId: '001' });
  it('counts for what LINE may count: each emoji for twenty units, or for its own words where they are longer', () => {
    expect(unitsAtLine('はい(emoji)', [emoji(2, 7)])).toBe(2 + 20);
    expect(unitsAtLine(`(${'x'.repeat(28)})`, [emoji(0, 30)])).toBe(30);
    expect(unitsAtLine('はい')).toBe(2);
  });
  it('takes twenty of them in one message, as LINE does', () => {
    expect(canSendEmojis(Array(20))).toEqual(allow);
    expect(canSendEmojis(Array(21))).toEqual(deny('tooManyLineEmojis', { count: 21, limit: 20 }));
  });
});
