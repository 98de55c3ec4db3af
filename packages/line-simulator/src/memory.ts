import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Channel, type ChannelOptions, type WebhookSettings } from './channel.ts';
import type { Bubble, Friendship } from './chat.ts';
import type { LineUser, LineUserOptions } from './line-user.ts';
import type { Platform } from './platform.ts';

/** Changes come in bursts; the file is written once after each. */
const SAVE_DELAY_MS = 200;

interface Remembered {
  channels: (ChannelOptions & { webhook: WebhookSettings })[];
  users: LineUserOptions[];
  chats: { channelId: string; userId: string; friendship: Friendship; seenCount: number; bubbles: Bubble[] }[];
  quotas: [string, number][];
}

/** Brings back what `rememberPlatform` wrote; nothing when the file is not there. Tokens that were out are not kept. */
export function recallPlatform(
  file: string,
  platform: Platform,
  createUser: (options: LineUserOptions) => LineUser,
): void {
  const remembered = readRemembered(file);
  if (!remembered) return;
  for (const { webhook, ...options } of remembered.channels) {
    const channel = new Channel(options);
    Object.assign(channel.webhook, webhook);
    platform.channels.set(channel.channelId, channel);
  }
  for (const user of remembered.users) createUser(user);
  for (const { channelId, userId, bubbles, ...rest } of remembered.chats) {
    const chat = platform.chatOf(platform.channels.get(channelId)!, userId);
    Object.assign(chat, rest).bubbles.push(...bubbles);
  }
  platform.quotas.restore(remembered.quotas);
}

/** Writes the platform to `file` after every change; the returned function writes at once and ends it. */
export function rememberPlatform(file: string, platform: Platform): () => void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    timer = undefined;
    writeRemembered(file, describePlatform(platform));
  };
  const stopWatching = platform.watch(() => {
    timer ??= setTimeout(save, SAVE_DELAY_MS);
  });
  return () => {
    stopWatching();
    clearTimeout(timer);
    save();
  };
}

function describePlatform(platform: Platform): Remembered {
  return {
    channels: [...platform.channels.values()].map(describeChannel),
    users: [...platform.users.values()].map(describeUser),
    chats: [...platform.chats()].map(({ channel: { channelId }, user: { userId }, chat }) => {
      const { friendship, seenCount, bubbles } = chat;
      return { channelId, userId, friendship, seenCount, bubbles };
    }),
    quotas: platform.quotas.entries(),
  };
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

function readRemembered(file: string): Remembered | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A reader, or a crash, never sees half a file. It holds channel secrets, so only its owner may read it. */
function writeRemembered(file: string, remembered: Remembered): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(remembered), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
