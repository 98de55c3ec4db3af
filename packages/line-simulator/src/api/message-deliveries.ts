import type { insight } from '@line/bot-sdk';
import { isGreeting } from '../automatic-answers.ts';
import type { Channel } from '../channel.ts';
import type { Bubble } from '../chat.ts';
import { dayInJapan } from '../japan-time.ts';
import type { Platform } from '../platform.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';

/** How an account's messages of one day went out, those among them that LINE said by itself (LINE reference, Get number of message deliveries). */
export const getMessageDeliveries: Endpoint = {
  method: 'GET',
  path: '/v2/bot/insight/message/delivery',
  handle({ platform, channel, query }) {
    const { date } = query;
    if (typeof date !== 'string' || !/^\d{8}$/.test(date)) {
      throw new LineError(400, "The value for the 'date' parameter is invalid");
    }
    return ok(date >= dayInJapan(platform.now()) ? { status: 'unready' } : countDay(platform, channel, date));
  },
};

function countDay(platform: Platform, channel: Channel, day: string): insight.GetNumberOfMessageDeliveriesResponse {
  const automatic = bubblesOf(platform, channel).filter(({ automatic, at }) => automatic && dayInJapan(at) === day);
  const count = (method: 'reply' | 'push' | 'multicast') => platform.sentCounts.countOn(channel.channelId, method, day);
  return {
    status: 'ready',
    autoResponse: automatic.filter((bubble) => !isGreeting(bubble)).length,
    welcomeResponse: automatic.filter(isGreeting).length,
    apiReply: count('reply'),
    apiPush: count('push'),
    apiMulticast: count('multicast'),
  };
}

function bubblesOf(platform: Platform, channel: Channel): Bubble[] {
  return [...platform.users.keys()].flatMap((userId) => platform.findChat(channel, userId)?.bubbles ?? []);
}
