import type { webhook } from '@line/bot-sdk';
import type { Channel } from '../channel.ts';
import { makeUlid } from '../ids.ts';
import type { Platform } from '../platform.ts';

export function makeFollowEvent(
  platform: Platform,
  channel: Channel,
  userId: string,
  isUnblocked: boolean,
): webhook.FollowEvent {
  const replyToken = platform.replyTokens.issue(channel.channelId, userId);
  return { type: 'follow', follow: { isUnblocked }, ...makeCommon(platform, userId), replyToken };
}

export function makeUnfollowEvent(platform: Platform, userId: string): webhook.UnfollowEvent {
  return { type: 'unfollow', ...makeCommon(platform, userId) };
}

export function makeMessageEvent(
  platform: Platform,
  channel: Channel,
  userId: string,
  message: webhook.MessageContent,
): webhook.MessageEvent {
  const replyToken = platform.replyTokens.issue(channel.channelId, userId);
  return { type: 'message', message, ...makeCommon(platform, userId), replyToken };
}

/** The properties that every event of a user in a one-to-one chat carries. */
function makeCommon(platform: Platform, userId: string) {
  const timestamp = platform.now();
  return {
    webhookEventId: makeUlid(timestamp),
    deliveryContext: { isRedelivery: false },
    timestamp,
    source: { type: 'user' as const, userId },
    mode: 'active' as const,
  };
}
