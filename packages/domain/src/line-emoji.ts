import type { EmojiSpan } from './content.ts';
import { lineLimits } from './line-limits.ts';
import { allow, deny, type Verdict } from './verdict.ts';

/** One of LINE's own emoji; Unicode's are letters like any other. */
export type LineEmoji = Pick<EmojiSpan, 'productId' | 'emojiId'>;

/**
 * Product id → how many emoji it has, numbered from `001`. UNCONFIRMED: LINE's own page (docs, List of available LINE emojis)
 * could not be read; ids and counts are those on which public programs agree. So nothing is refused for not standing here, and
 * a picker offers only what LINE shows a picture of. Grows at its end alone: drafts name a product by its place.
 */
export const lineEmojiProducts: readonly (readonly [productId: string, count: number])[] = [
  ['670e0cce840a8236ddd4ee4c', 211],
  ['5ac2213e040ab15980c9b447', 182],
  ['5ac21a8c040ab15980c9b43f', 149],
  ['5ac21e6c040ab15980c9b444', 222],
  ['5ac1bfd5040ab15980c9b435', 250],
  ['5ac22e85040ab15980c9b44f', 209],
  ['5ac22775040ab15980c9b44c', 247],
  ['5ac2197b040ab15980c9b43d', 201],
  ['5ac21d59031a6752fb806d5d', 212],
  ['5ac221ca040ab15980c9b449', 167],
  ['5ac22bad031a6752fb806d67', 214],
  ['5ac2211e031a6752fb806d61', 250],
  ['5ac21b4f031a6752fb806d59', 149],
  ['5ac21fda040ab15980c9b446', 140],
  ['5ac22224031a6752fb806d62', 251],
  ['5ac22c9e031a6752fb806d68', 198],
  ['5ac222bf031a6752fb806d64', 250],
  ['5ac21869040ab15980c9b43b', 199],
  ['5ac2280f031a6752fb806d65', 250],
  ['5ac22293031a6752fb806d63', 184],
  ['5ac2173d031a6752fb806d56', 240],
  ['5ac21542031a6752fb806d55', 248],
  ['5ac2216f040ab15980c9b448', 188],
  ['5ac21f52040ab15980c9b445', 183],
  ['5ac21ef5031a6752fb806d5e', 150],
  ['5ac223c6040ab15980c9b44a', 157],
  ['5ac22b23040ab15980c9b44d', 247],
  ['5ac22def040ab15980c9b44e', 250],
  ['5ac21c46040ab15980c9b442', 221],
  ['5ac22d62031a6752fb806d69', 196],
  ['5ac21a13031a6752fb806d57', 149],
  ['5ac21a18040ab15980c9b43e', 239],
  ['5ac2264e040ab15980c9b44b', 252],
  ['5ac2206d031a6752fb806d5f', 252],
  ['5ac220c2031a6752fb806d60', 246],
  ['5ac22a8c031a6752fb806d66', 210],
  ['5ac1de17040ab15980c9b438', 194],
  ['5ac21cc5031a6752fb806d5c', 170],
  ['5ac21ae3040ab15980c9b440', 149],
  ['5ac218e3040ab15980c9b43c', 221],
  ['5ac21184040ab15980c9b43a', 234],
  ['5ac21ba5040ab15980c9b441', 161],
  ['5ac21bf9031a6752fb806d5a', 161],
  ['5ac21c4e031a6752fb806d5b', 161],
  ['5ac21cce040ab15980c9b443', 161],
];

/** The emoji of a product by their numbers; [] of one that is not listed. */
export function emojisOf(productId: string): LineEmoji[] {
  const count = lineEmojiProducts.find(([id]) => id === productId)?.[1] ?? 0;
  return Array.from({ length: count }, (_, at) => ({ productId, emojiId: String(at + 1).padStart(3, '0') }));
}

/** How long a text is to LINE at most: an emoji counts as its words, which LINE does not publish (LINE docs, Text character count). */
export function unitsAtLine(text: string, emojis: readonly EmojiSpan[] = []): number {
  return text.length + emojis.reduce((sum, emoji) => sum + unitsBeyond(emoji), 0);
}

/** What an emoji may count for beyond the words that stand for it here. */
export function unitsBeyond({ length }: Pick<EmojiSpan, 'length'>): number {
  return Math.max(0, lineLimits.emojiUnits - length);
}

/** LINE takes so many of its emoji in one message (Messaging API reference, Text message). */
export function canSendEmojis(emojis: readonly unknown[]): Verdict {
  const limit = lineLimits.emojisPerText;
  return emojis.length > limit ? deny('tooManyLineEmojis', { count: emojis.length, limit }) : allow;
}
