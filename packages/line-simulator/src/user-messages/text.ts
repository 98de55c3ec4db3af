import type { webhook } from '@line/bot-sdk';
import type { MessageTokens, UserMessage } from './user-message.ts';

/** A text that a LINE user types. */
export function textMessage(text: string, options: { quotedMessageId?: string } = {}): UserMessage {
  return {
    words: text,
    build: ({ id, quoteToken, markAsReadToken }: MessageTokens): webhook.TextMessageContent => ({
      type: 'text',
      id,
      text,
      quoteToken,
      ...(options.quotedMessageId === undefined ? {} : { quotedMessageId: options.quotedMessageId }),
      markAsReadToken,
    }),
  };
}
