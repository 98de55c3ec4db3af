import { type LineEmoji, lineEmojiProducts } from '@engawa/domain';
import { text } from '../../../../i18n/index.ts';

/** What an emoji is called to those who cannot see it: LINE publishes no words for its pictures. Reactive. */
export function nameOf({ productId, emojiId }: LineEmoji): string {
  const place = lineEmojiProducts.findIndex(([id]) => id === productId) + 1;
  return text().composer.emoji.name(place, Number(emojiId));
}
