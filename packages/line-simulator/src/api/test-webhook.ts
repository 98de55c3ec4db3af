import type { messagingApi } from '@line/bot-sdk';
import { type WebhookAttempt, wasDelivered } from '../webhook/post.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';
import { readEndpoint } from './webhook-endpoint.ts';

/** Really posts a signed `events: []`, as LINE does, to the given or the stored URL. */
export const testWebhook: Endpoint = {
  method: 'POST',
  path: '/v2/bot/channel/webhook/test',
  async handle({ platform, webhooks, channel, body }) {
    const endpoint =
      body.endpoint === undefined ? channel.webhook.endpoint : readEndpoint(body.endpoint, platform.allowLoopbackHttp);
    if (endpoint === null) throw new LineError(404, 'Webhook endpoint not found');
    return ok(describe(await webhooks.sendNow(channel, [], endpoint)));
  },
};

function describe(attempt: WebhookAttempt): messagingApi.TestWebhookEndpointResponse {
  const result = {
    success: wasDelivered(attempt),
    timestamp: new Date(attempt.at).toISOString(),
    statusCode: attempt.status ?? 0,
    reason: reasonOf(attempt),
    detail: attempt.detail ?? String(attempt.status),
  };
  // The SDK's type says Date; over the wire it is an ISO string.
  return result as unknown as messagingApi.TestWebhookEndpointResponse;
}

function reasonOf(attempt: WebhookAttempt): string {
  if (attempt.error) return attempt.error.toUpperCase();
  return wasDelivered(attempt) ? 'OK' : 'ERROR_STATUS_CODE';
}
