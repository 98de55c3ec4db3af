import type { messagingApi } from '@line/bot-sdk';
import { type Endpoint, ok } from './endpoint.ts';

export const getQuota: Endpoint = {
  method: 'GET',
  path: '/v2/bot/message/quota',
  handle({ channel }) {
    const quota: messagingApi.MessageQuotaResponse =
      channel.quota === null ? { type: 'none' } : { type: 'limited', value: channel.quota };
    return ok(quota);
  },
};
