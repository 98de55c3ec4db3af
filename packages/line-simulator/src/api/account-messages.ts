import type { messagingApi } from '@line/bot-sdk';
import type { Channel } from '../channel.ts';
import type { Bubble, Chat } from '../chat.ts';
import { makeToken } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { LineError } from './line-error.ts';
import { describeMessage, isQuotable } from './messages/check-messages.ts';

interface Address {
  platform: Platform;
  channel: Channel;
  userId: string;
}

export interface AccountMessages {
  messages: messagingApi.Message[];
  notificationDisabled: boolean;
}

/** Writes the account's messages to the user's phone if they can reach it; LINE answers the same when they cannot. */
export function deliverToUser(
  address: Address,
  { messages, notificationDisabled }: AccountMessages,
): messagingApi.SentMessage[] {
  const { platform, channel, userId } = address;
  const chat = platform.chatOf(channel, userId);
  const bubbles = messages.map((message) => makeBubble(platform, chat, message, notificationDisabled));
  if (chat.isReachable(platform.now())) {
    chat.bubbles.push(...bubbles);
    chat.loadingUntil = 0;
    platform.announce({ userId, channelId: channel.channelId });
  }
  return bubbles.map(({ id, quoteToken }) => (quoteToken === undefined ? { id } : { id, quoteToken }));
}

/** How many of these users count against the quota: those whom the message reaches (LINE docs, Messaging API pricing). */
export function countRecipients(platform: Platform, channel: Channel, userIds: string[]): number {
  const isReached = (userId: string) => platform.chatOf(channel, userId).isReachable(platform.now());
  return new Set(userIds.filter((userId) => platform.users.has(userId) && isReached(userId))).size;
}

/** Counts the recipients, or refuses the request as a whole with 429. */
export function takeQuota(platform: Platform, channel: Channel, recipients: number): void {
  const used = platform.quotas.usedBy(channel.channelId);
  const isOver = channel.quota !== null && recipients > 0 && used + recipients > channel.quota;
  if (isOver) throw new LineError(429, 'You have reached your monthly limit.');
  platform.quotas.add(channel.channelId, recipients);
}

/** A quote token works only in the chat that it came from (LINE docs, Get quote tokens). */
export function checkQuotes(chat: Chat, messages: messagingApi.Message[]): void {
  for (const message of messages) {
    const quoteToken = quoteTokenOf(message);
    if (quoteToken !== undefined && !chat.findByQuoteToken(quoteToken)) throw new LineError(400, 'Invalid quote token');
  }
}

function makeBubble(
  platform: Platform,
  chat: Chat,
  message: messagingApi.Message,
  notificationDisabled: boolean,
): Bubble {
  const { name, iconUrl } = message.sender ?? {};
  const quoteToken = quoteTokenOf(message);
  const quoted = quoteToken === undefined ? undefined : chat.findByQuoteToken(quoteToken);
  return {
    id: platform.messageIds.make(),
    from: 'account',
    text: describeMessage(message),
    message,
    ...(name === undefined ? {} : { senderName: name }),
    ...(iconUrl === undefined ? {} : { senderIconUrl: iconUrl }),
    at: platform.now(),
    notificationDisabled,
    ...(quoted ? { quotedMessageId: quoted.id } : {}),
    ...(isQuotable(message) ? { quoteToken: makeToken() } : {}),
  };
}

function quoteTokenOf(message: messagingApi.Message): string | undefined {
  return 'quoteToken' in message ? message.quoteToken : undefined;
}
