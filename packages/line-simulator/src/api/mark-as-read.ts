import type { Channel } from '../channel.ts';
import type { Bubble, Chat } from '../chat.ts';
import type { Platform } from '../platform.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';

const INVALID = 'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.';

/** Marks the token's message and all before it as read; tokens never expire (LINE reference, Mark as read). */
export const markAsRead: Endpoint = {
  method: 'POST',
  path: '/v2/bot/chat/markAsRead',
  handle({ platform, channel, body }) {
    const { chatId, chat, bubble } = findByToken(platform, channel, body.markAsReadToken);
    chat.markReadUpTo(bubble, platform.now());
    const { channelId } = channel;
    platform.announce(platform.groups.has(chatId) ? { groupId: chatId, channelId } : { userId: chatId, channelId });
    return ok();
  },
};

function findByToken(
  platform: Platform,
  channel: Channel,
  token: unknown,
): { chatId: string; chat: Chat; bubble: Bubble } {
  for (const chatId of [...platform.users.keys(), ...platform.groups.keys()]) {
    const chat = platform.findChat(channel, chatId);
    const bubble = chat?.bubbles.find((each) => each.markAsReadToken !== undefined && each.markAsReadToken === token);
    if (chat && bubble) return { chatId, chat, bubble };
  }
  throw new LineError(400, INVALID);
}
