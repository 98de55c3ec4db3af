import type { webhook } from '@line/bot-sdk';

/** What the platform adds to every message of a user. */
export interface MessageTokens {
  id: string;
  quoteToken: string;
  markAsReadToken: string;
}

/** Something a LINE user sends; one file of this folder per type. */
export interface UserMessage {
  /** What the phone shows in the bubble and in the chat list. */
  words: string;
  /** The message as the webhook carries it. */
  build(tokens: MessageTokens): webhook.MessageContent;
}
