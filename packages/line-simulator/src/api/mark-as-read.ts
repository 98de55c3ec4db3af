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
    const { userId, chat, bubble } = findByToken(platform, channel, body.markAsReadToken);
    chat.markReadUpTo(bubble, platform.now());
    platform.announce({ userId, channelId: channel.channelId });
    return ok();
  },
};

function findByToken(
  platform: Platform,
  channel: Channel,
  token: unknown,
): { userId: string; chat: Chat; bubble: Bubble } {
  for (const userId of platform.users.keys()) {
    const chat = platform.chatOf(channel, userId);
    const bubble = chat.bubbles.find((each) => each.markAsReadToken !== undefined && each.markAsReadToken === token);
    if (bubble) return { userId, chat, bubble };
  }
  throw new LineError(400, INVALID);
}
