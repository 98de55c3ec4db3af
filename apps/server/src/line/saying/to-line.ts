import { type DeliveryReason, lineLimits, senderName } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';
import type { Words } from '../../outbox/sender.ts';
import { fileCard } from './to-line/file-card.ts';
import { greetingCard } from './to-line/greeting-card.ts';
import { locationMessage } from './to-line/location.ts';
import { mediaMessage } from './to-line/media.ts';
import { withQuotedWords } from './to-line/quoted-words.ts';
import { stickerMessage, textMessage } from './to-line/words.ts';

/** Where LINE and LINE users find what is on this server. */
export type Addresses = {
  /** Address at which LINE can fetch what stands under this path; null: LINE cannot reach us. */
  readonly fetched: (path: string) => string | null;
  /** Address that a LINE user can open. */
  readonly opened: (path: string) => string;
  /** Path of a member's photo. */
  readonly photo: (photoKey: string) => string;
};

/**
 * A member's words as a LINE message object, under the member's name and company; else why there can be none.
 * LINE's account shows "<name> from <account>" over the bubble (Messaging API reference, Change icon and display name).
 */
export function toLine(words: Words, addresses: Addresses): messagingApi.Message | DeliveryReason {
  const message = bubbleOf(words, addresses);
  if (typeof message === 'string' || words.without.includes('sender')) return message;
  return { ...message, sender: sender(words, addresses) };
}

function bubbleOf(words: Words, addresses: Addresses): messagingApi.Message | DeliveryReason {
  const { content, without } = words;
  const quoteToken = without.includes('quote') ? null : words.quoteToken;
  switch (content.kind) {
    case 'text':
      return textMessage(
        withQuotedWords(without.includes('emoji') ? { ...content, emojis: [] } : content, words.quotedWords),
        quoteToken,
      );
    case 'sticker':
      return stickerMessage(content, quoteToken);
    case 'location':
      return locationMessage(content);
    case 'greeting':
      return greetingCard(content, addresses);
    case 'image':
    case 'video':
    case 'audio':
      return content.asLink ? fileCard(content, words.file, addresses) : mediaMessage(words, addresses);
    case 'file':
      return fileCard(content, words.file, addresses);
    default:
      // Lines that nobody said, and what was taken back.
      return 'refusedByLine';
  }
}

function sender({ memberName, companyName, photoKey }: Words, addresses: Addresses): messagingApi.Sender {
  const iconUrl = photoKey ? addresses.fetched(addresses.photo(photoKey)) : null;
  const usable = iconUrl && iconUrl.length <= lineLimits.mediaUrlChars;
  return { name: senderName(memberName, companyName), ...(usable ? { iconUrl } : {}) };
}
