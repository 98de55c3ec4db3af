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
  /** A user or a group that the account is in. */
  chatId: string;
}

export interface AccountMessages {
  messages: messagingApi.Message[];
  notificationDisabled: boolean;
}

/** Writes the account's messages to the phone if they can reach it; LINE answers the same when they cannot. */
export function deliverToChat(
  { platform, channel, chatId }: Address,
  { messages, notificationDisabled }: AccountMessages,
): messagingApi.SentMessage[] {
  const chat = platform.findChat(channel, chatId) as Chat;
  const bubbles = messages.map((message) => makeBubble(platform, chat, message, notificationDisabled));
  if (chat.isReachable(platform.now())) {
    chat.bubbles.push(...bubbles);
    chat.loadingUntil = 0;
    const { channelId } = channel;
    platform.announce(platform.groups.has(chatId) ? { groupId: chatId, channelId } : { userId: chatId, channelId });
  }
  return bubbles.map(({ id, quoteToken }) => (quoteToken === undefined ? { id } : { id, quoteToken }));
}

/** How many count against the quota: those whom the message reaches, of a group all members (LINE docs, Messaging API pricing). */
export function countRecipients(platform: Platform, channel: Channel, chatIds: string[]): number {
  const counts = [...new Set(chatIds)].map((chatId) => {
    const isReached = platform.findChat(channel, chatId)?.isReachable(platform.now()) ?? false;
    return isReached ? (platform.findGroup(channel, chatId)?.members.size ?? 1) : 0;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Refuses the request as a whole with 429 where the month has no room for so many recipients: also what a narrowcast holds
 * back is not to be had. @returns counts them.
 */
export function checkQuota(
  platform: Platform,
  channel: Channel,
  recipients: number,
): (method: 'push' | 'multicast') => void {
  const { channelId, quota, narrowcastReserved } = channel;
  const wouldBe = platform.quotas.usedBy(channelId) + narrowcastReserved + recipients;
  const isOver = quota !== null && recipients > 0 && wouldBe > quota;
  if (isOver) throw new LineError(429, 'You have reached your monthly limit.');
  return (method) => {
    platform.quotas.add(channelId, recipients);
    platform.sentCounts.add(channelId, method, recipients);
  };
}

function makeBubble(
  platform: Platform,
  chat: Chat,
  message: messagingApi.Message,
  notificationDisabled: boolean,
): Bubble {
  const { name, iconUrl } = message.sender ?? {};
  const quoteToken = 'quoteToken' in message ? message.quoteToken : undefined;
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
