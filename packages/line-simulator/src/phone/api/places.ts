import type { Channel } from '../../channel.ts';
import type { Bubble, Chat } from '../../chat.ts';
import type { LineUser } from '../../line-user.ts';
import type { LineSimulator } from '../../simulator.ts';
import { PhoneError } from './phone-error.ts';

/** Where everything of one chat stands. */
export const CHAT_PATH = '/users/:userId/chats/:channelId';

export interface ChatParams {
  userId: string;
  channelId: string;
}

export interface Place {
  user: LineUser;
  channel: Channel;
  chat: Chat;
}

export function findPlace(line: LineSimulator, { userId, channelId }: ChatParams): Place {
  const user = findUser(line, userId);
  const channel = findChannel(line, channelId);
  return { user, channel, chat: line.platform.chatOf(channel, userId) };
}

export function findUser(line: LineSimulator, userId: string): LineUser {
  const user = line.platform.users.get(userId);
  if (!user) throw new PhoneError(404, 'no-such-user');
  return user;
}

export function findChannel(line: LineSimulator, channelId: string): Channel {
  const channel = line.platform.channels.get(channelId);
  if (!channel) throw new PhoneError(404, 'no-such-account');
  return channel;
}

export function findBubble({ chat }: Place, messageId: string): Bubble {
  const bubble = chat.bubbles.find(({ id }) => id === messageId);
  if (!bubble) throw new PhoneError(404, 'no-such-message');
  return bubble;
}
