import type { webhook } from '@line/bot-sdk';
import type { Channel } from './channel.ts';
import type { Bubble, Chat } from './chat.ts';
import type { Platform } from './platform.ts';
import type { WebhookResult, WebhookSender } from './webhook/sender.ts';

/** Where a LINE user does something: the talk with an account, or a group that the account is in. */
export interface Place {
  platform: Platform;
  webhooks: WebhookSender;
  channel: Channel;
  chat: Chat;
  /** Who does it and where, as the events say it. */
  source: webhook.UserSource | webhook.GroupSource;
}

/** What the account addresses: the group, or else the user. */
export function chatIdOf(source: Place['source']): string {
  return source.type === 'group' ? source.groupId : String(source.userId);
}

/** Sends events from here, after those sent from here before. */
export function sendEvents({ webhooks, channel, source }: Place, events: webhook.Event[]): Promise<WebhookResult> {
  return webhooks.send(channel, chatIdOf(source), events);
}

export function announceIn({ platform, channel, source }: Place): void {
  const { channelId } = channel;
  platform.announce(
    source.type === 'group' ? { groupId: source.groupId, channelId } : { userId: String(source.userId), channelId },
  );
}

/** A message that is still there. Throws when it never was or was unsent. */
export function findBubble({ chat }: Place, bubbleId: string): Bubble {
  const bubble = chat.bubbles.find((each) => each.id === bubbleId);
  if (!bubble || bubble.unsentAt !== undefined) throw new Error(`No message ${bubbleId} in this chat`);
  return bubble;
}

/** One of the user's own messages. */
export function findOwnBubble(place: Place, bubbleId: string): Bubble {
  const bubble = findBubble(place, bubbleId);
  const isOwn = bubble.from === 'user' && (bubble.userId ?? place.source.userId) === place.source.userId;
  if (!isOwn) throw new Error(`Message ${bubbleId} is not this user's`);
  return bubble;
}

/** What an act gives that LINE tells nobody of. */
export function nothingSent(): WebhookResult {
  return { error: 'not_sent', durationMs: 0, events: [] };
}
