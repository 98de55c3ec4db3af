import type { messagingApi } from '@line/bot-sdk';
import { type Endpoint, ok } from './endpoint.ts';

export const getQuotaConsumption: Endpoint = {
  method: 'GET',
  path: '/v2/bot/message/quota/consumption',
  handle({ platform, channel }) {
    const totalUsage = platform.quotas.usedBy(channel.channelId);
    return ok({ totalUsage } satisfies messagingApi.QuotaConsumptionResponse);
  },
};
