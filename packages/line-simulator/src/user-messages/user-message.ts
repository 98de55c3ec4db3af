import type { webhook } from '@line/bot-sdk';
import type { UserContent } from '../content/contents.ts';

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
  /** What LINE's content API serves for it; absent when there is nothing to serve. */
  content?: UserContent;
  /** The message as the webhook carries it. */
  build(tokens: MessageTokens): webhook.MessageContent;
}
