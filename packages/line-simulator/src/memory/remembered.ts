import { Channel, type ChannelOptions, type WebhookSettings } from '../channel.ts';
import type { Bubble, Friendship } from '../chat.ts';
import type { LineGroup } from '../line-group.ts';
import type { LineUser, LineUserOptions } from '../line-user.ts';
import type { Platform } from '../platform.ts';
import type { LineSimulator } from '../simulator.ts';
import type { RememberedContent } from './media-folder.ts';

/** What is written of a platform; a file of an earlier version lacks some of it. */
export interface Remembered {
  channels: (ChannelOptions & { webhook: WebhookSettings })[];
  users: LineUserOptions[];
  chats: RememberedChat[];
  quotas: [string, number][];
  groups?: RememberedGroup[];
  sentCounts?: [string, number][];
  redelivery?: boolean;
  skippedMs?: number;
  goneIds?: string[];
  contents?: RememberedContent[];
}

interface RememberedChat {
  channelId: string;
  userId: string;
  friendship: Friendship;
  seenCount: number;
  isMuted?: boolean;
  bubbles: Bubble[];
}

interface RememberedGroup {
  groupId: string;
  name: string;
  pictureUrl?: string;
  memberIds: string[];
  channelId?: string;
  bubbles: Bubble[];
}

export function describePlatform(platform: Platform): Remembered {
  return {
    channels: [...platform.channels.values()].map(describeChannel),
    users: [...platform.users.values()].map(describeUser),
    chats: [...platform.chats()].map(({ channel: { channelId }, user: { userId }, chat }) => {
      const { friendship, seenCount, isMuted, bubbles } = chat;
      return { channelId, userId, friendship, seenCount, isMuted, bubbles };
    }),
    groups: [...platform.groups.values()].map(describeGroup),
    quotas: platform.quotas.entries(),
    sentCounts: platform.sentCounts.entries(),
    redelivery: platform.redelivery,
    skippedMs: platform.skippedMs,
    goneIds: platform.contents.goneIds(),
  };
}

export function restorePlatform(line: LineSimulator, remembered: Remembered): void {
  const { platform } = line;
  platform.skippedMs = remembered.skippedMs ?? 0;
  platform.redelivery = remembered.redelivery ?? false;
  for (const { webhook, ...options } of remembered.channels) {
    const channel = new Channel(options);
    Object.assign(channel.webhook, webhook);
    platform.channels.set(channel.channelId, channel);
  }
  for (const user of remembered.users) line.createUser(user);
  for (const { channelId, userId, bubbles, ...rest } of remembered.chats) {
    const chat = platform.chatOf(platform.channels.get(channelId)!, userId);
    Object.assign(chat, rest).bubbles.push(...bubbles);
  }
  for (const group of remembered.groups ?? []) restoreGroup(line, group);
  platform.quotas.restore(remembered.quotas);
  platform.sentCounts.restore(remembered.sentCounts ?? []);
}

function restoreGroup(line: LineSimulator, { memberIds, channelId, bubbles, ...options }: RememberedGroup): void {
  const group = line.createGroup({ ...options, members: memberIds.map((id) => line.platform.users.get(id)!) });
  group.account = line.platform.channels.get(channelId ?? '');
  group.chat.bubbles.push(...bubbles);
}

function describeChannel(channel: Channel): ChannelOptions & { webhook: WebhookSettings } {
  const { pictureUrl, ...rest } = channel;
  return pictureUrl === undefined ? rest : { ...rest, pictureUrl };
}

function describeUser(user: LineUser): LineUserOptions {
  const { userId, displayName, pictureUrl, statusMessage, language } = user;
  return {
    userId,
    displayName,
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    ...(statusMessage === undefined ? {} : { statusMessage }),
    ...(language === undefined ? {} : { language }),
  };
}

function describeGroup({ groupId, name, pictureUrl, members, account, chat }: LineGroup): RememberedGroup {
  return {
    groupId,
    name,
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    memberIds: [...members].map((member) => member.userId),
    ...(account === undefined ? {} : { channelId: account.channelId }),
    bubbles: chat.bubbles,
  };
}
