import type { messagingApi } from '@line/bot-sdk';
import { dayInJapan } from '../japan-time.ts';
import type { SendingMethod } from '../sent-counts.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';

/** LINE counts since this day (LINE reference, Get number of sent messages). */
const FIRST_DAY = '20180331';

export const deliveryCountEndpoints: Endpoint[] = (['reply', 'push', 'multicast'] as const).map(countDeliveries);

/** How many were sent on one day in Japan; ready on the next. */
function countDeliveries(method: SendingMethod): Endpoint {
  return {
    method: 'GET',
    path: `/v2/bot/message/delivery/${method}`,
    handle({ platform, channel, query }) {
      const day = readDay(query.date);
      if (day < FIRST_DAY) return ok({ status: 'out_of_service' } satisfies messagingApi.NumberOfMessagesResponse);
      if (day >= dayInJapan(platform.now()))
        return ok({ status: 'unready' } satisfies messagingApi.NumberOfMessagesResponse);
      const success = platform.sentCounts.countOn(channel.channelId, method, day);
      return ok({ status: 'ready', success } satisfies messagingApi.NumberOfMessagesResponse);
    },
  };
}

function readDay(value: unknown): string {
  if (typeof value === 'string' && /^\d{8}$/.test(value)) return value;
  throw new LineError(400, "The value for the 'date' parameter is invalid");
}
