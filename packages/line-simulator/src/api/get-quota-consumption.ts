import type { messagingApi } from '@line/bot-sdk';
import { type Endpoint, ok } from './endpoint.ts';

/** Approximate, says LINE: it may lag behind (LINE reference, Get number of messages sent this month). */
export const getQuotaConsumption: Endpoint = {
  method: 'GET',
  path: '/v2/bot/message/quota/consumption',
  handle({ platform, channel }) {
    const totalUsage = Math.max(0, platform.quotas.usedBy(channel.channelId) - channel.consumptionLag);
    return ok({ totalUsage } satisfies messagingApi.QuotaConsumptionResponse);
  },
};
