import type { messagingApi } from '@line/bot-sdk';
import type { Channel } from '../channel.ts';
import type { Chat } from '../chat.ts';
import type { LineGroup } from '../line-group.ts';
import type { Platform } from '../platform.ts';
import { LineError, refuseBody } from './line-error.ts';

/** What can be wrong of good messages in this chat: quotes, mentions and what LINE takes only in a talk of two. Throws LINE's 400. */
export function checkForChat(
  { platform, channel }: { platform: Platform; channel: Channel },
  chatId: string,
  messages: messagingApi.Message[],
): void {
  const chat = platform.findChat(channel, chatId) as Chat;
  const group = platform.findGroup(channel, chatId);
  messages.forEach((message, i) => {
    checkQuote(chat, message);
    checkMentions(group, message, i);
    if (group && 'trackingId' in message)
      throw refuseBody([{ message: 'Not supported in group chats', property: `messages[${i}].trackingId` }]);
  });
}

/** A quote token works only in the chat that it came from (LINE docs, Get quote tokens). */
function checkQuote(chat: Chat, message: messagingApi.Message): void {
  const quoteToken = 'quoteToken' in message ? message.quoteToken : undefined;
  if (quoteToken !== undefined && !chat.findByQuoteToken(quoteToken)) throw new LineError(400, 'Invalid quote token');
}

/** Only members of the same group can be mentioned (LINE reference, Text message v2). */
function checkMentions(group: LineGroup | undefined, message: messagingApi.Message, index: number): void {
  const substitution = ('substitution' in message && message.substitution) || {};
  const memberIds = new Set([...(group?.members ?? [])].map((member) => member.userId));
  for (const [key, { type, mentionee }] of Object.entries(substitution as Record<string, MentionLike>)) {
    const isThere = group !== undefined && (mentionee?.type === 'all' || memberIds.has(mentionee?.userId ?? ''));
    if (type === 'mention' && !isThere)
      throw refuseBody([{ message: 'Invalid mentionee', property: `messages[${index}].substitution.${key}` }]);
  }
}

interface MentionLike {
  type: string;
  mentionee?: { type: string; userId?: string };
}
