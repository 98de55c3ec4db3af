/** Where LINE keeps the pictures of stickers and emoji. They are shown from there and never stored: they belong to their makers. */
const cdn = 'https://stickershop.line-scdn.net';

export type StickerPictures = {
  /** Tried in this order. */
  readonly still: readonly string[];
  /** Plays by itself; null for stickers that do not move. */
  readonly moving: string | null;
  readonly sound: string | null;
};

/** @param resourceType LINE's word for what the sticker can do, for example `ANIMATION_SOUND`; unknown ones stand still. */
export function stickerPictures(stickerId: string, resourceType: string): StickerPictures {
  const at = (file: string) => `${cdn}/stickershop/v1/sticker/${stickerId}/${file}`;
  const moving = resourceType.startsWith('ANIMATION')
    ? at('iPhone/sticker_animation@2x.png')
    : resourceType.startsWith('POPUP')
      ? at('iPhone/sticker_popup@2x.png')
      : null;
  return {
    still: [at('iPhone/sticker@2x.png'), at('android/sticker.png')],
    moving,
    sound: resourceType.includes('SOUND') ? at('iPhone/sticker_sound.m4a') : null,
  };
}

export function emojiPicture(productId: string, emojiId: string): string {
  return `${cdn}/sticonshop/v1/sticon/${productId}/iPhone/${emojiId}.png`;
}
