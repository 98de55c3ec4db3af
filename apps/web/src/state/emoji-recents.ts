import type { LineEmoji } from '@engawa/domain';
import { createRecents } from './recents.ts';

const recents = createRecents('emojis', /^[0-9a-f]{24}\/\d{3}$/, 32);

/** LINE emoji chosen on this device, the last one first. Reactive. */
export function recentEmojis(): readonly LineEmoji[] {
  return recents.all().map((word) => {
    const [productId, emojiId] = word.split('/') as [string, string];
    return { productId, emojiId };
  });
}

export function noteEmoji({ productId, emojiId }: LineEmoji): void {
  recents.note(`${productId}/${emojiId}`);
}
