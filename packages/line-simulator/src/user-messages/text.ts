import type { webhook } from '@line/bot-sdk';
import type { UserMessage } from './user-message.ts';

export interface TextOptions {
  quotedMessageId?: string;
  /** LINE's own emoji: where their words, like `(love)`, stand in the text; UTF-16 units. */
  emojis?: webhook.Emoji[];
  mention?: webhook.Mention;
}

/** A text that a LINE user types. */
export function textMessage(text: string, { quotedMessageId, emojis, mention }: TextOptions = {}): UserMessage {
  return {
    words: text,
    build: ({ id, quoteToken, markAsReadToken }): webhook.TextMessageContent => ({
      type: 'text',
      id,
      text,
      ...(emojis === undefined ? {} : { emojis }),
      ...(mention === undefined ? {} : { mention }),
      quoteToken,
      ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
      markAsReadToken,
    }),
  };
}
