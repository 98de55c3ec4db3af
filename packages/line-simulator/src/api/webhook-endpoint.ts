import type { messagingApi } from '@line/bot-sdk';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';
import { isSecureUrl } from './secure-url.ts';

/** LINE reference, Set webhook endpoint URL. */
const MAX_ENDPOINT_LENGTH = 500;

export const setWebhookEndpoint: Endpoint = {
  method: 'PUT',
  path: '/v2/bot/channel/webhook/endpoint',
  handle({ platform, channel, body }) {
    channel.webhook.endpoint = readEndpoint(body.endpoint, platform.allowLoopbackHttp);
    platform.announce({ channelId: channel.channelId });
    return ok();
  },
};

export const getWebhookEndpoint: Endpoint = {
  method: 'GET',
  path: '/v2/bot/channel/webhook/endpoint',
  handle({ channel }) {
    const { endpoint, active } = channel.webhook;
    if (endpoint === null) throw new LineError(404, 'Webhook endpoint not found');
    return ok({ endpoint, active } satisfies messagingApi.GetWebhookEndpointResponse);
  },
};

/** The URL if LINE would call it; 400 otherwise. */
export function readEndpoint(value: unknown, allowLoopbackHttp: boolean): string {
  const isValid = isSecureUrl(value, allowLoopbackHttp) && value.length <= MAX_ENDPOINT_LENGTH;
  if (!isValid) throw new LineError(400, 'Invalid webhook endpoint URL');
  return value;
}
