import type { EmojiSpan, StickerContent, TextContent } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';

/** In place of each LINE emoji stands a `$`, and its index says which (Messaging API reference, Text message). */
export function textMessage({ text, emojis = [] }: TextContent, quoteToken: string | null): messagingApi.TextMessage {
  const { written, places } = withPlaces(text, emojis);
  return {
    type: 'text',
    text: written,
    ...(places.length > 0 && { emojis: places }),
    ...(quoteToken && { quoteToken }),
  };
}

export function stickerMessage(
  { packageId, stickerId }: StickerContent,
  quoteToken: string | null,
): messagingApi.StickerMessage {
  return { type: 'sticker', packageId, stickerId, ...(quoteToken && { quoteToken }) };
}

function withPlaces(text: string, emojis: readonly EmojiSpan[]): { written: string; places: messagingApi.Emoji[] } {
  const places: messagingApi.Emoji[] = [];
  let written = '';
  let from = 0;
  for (const { index, length, productId, emojiId } of emojis) {
    written += text.slice(from, index);
    places.push({ index: written.length, productId, emojiId });
    written += '$';
    from = index + length;
  }
  return { written: written + text.slice(from), places };
}
