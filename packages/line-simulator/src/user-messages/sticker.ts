import type { webhook } from '@line/bot-sdk';
import type { UserMessage } from './user-message.ts';

type ResourceType = webhook.StickerMessageContent.StickerResourceTypeEnum;

/** The packages of which it is known that they move (LINE docs, List of available stickers); all others are taken for still. */
const ANIMATED_PACKAGES = ['11537', '11538', '11539'];

export interface StickerOptions {
  packageId: string;
  stickerId: string;
  /** Default: `ANIMATION` of the packages known to move, else `STATIC`. */
  stickerResourceType?: ResourceType;
  /** At most 15. */
  keywords?: string[];
  /** What the user typed into a message sticker. */
  text?: string;
  quotedMessageId?: string;
}

/** A sticker: LINE tells which, and gives no picture of it. */
export function stickerMessage(options: StickerOptions): UserMessage {
  const { packageId, stickerId, keywords, text, quotedMessageId } = options;
  const stickerResourceType = options.stickerResourceType ?? resourceTypeOf(packageId);
  return {
    words: '[sticker]',
    build: ({ id, quoteToken, markAsReadToken }): webhook.StickerMessageContent => ({
      type: 'sticker',
      id,
      packageId,
      stickerId,
      stickerResourceType,
      ...(keywords === undefined ? {} : { keywords }),
      ...(text === undefined ? {} : { text }),
      quoteToken,
      ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
      markAsReadToken,
    }),
  };
}

function resourceTypeOf(packageId: string): ResourceType {
  return ANIMATED_PACKAGES.includes(packageId) ? 'ANIMATION' : 'STATIC';
}
