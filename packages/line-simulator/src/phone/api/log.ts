import type { webhook } from '@line/bot-sdk';
import type { FastifyInstance } from 'fastify';
import type { ApiRequest } from '../../api/request-log.ts';
import type { LineSimulator } from '../../simulator.ts';
import type { WebhookAttempt } from '../../webhook/post.ts';

/** One API request; tokens and secrets were redacted when it was written down. */
export interface RequestView {
  at: number;
  method: string;
  path: string;
  channelId?: string;
  /** Absent while it is being worked on. */
  status?: number;
  answerLost: boolean;
  /** The message types of a request that sends some. */
  messages?: string[];
  /** LINE's word on what is wrong. */
  reason?: string;
}

export interface WebhookView {
  at: number;
  channelId: string;
  status?: number;
  error?: string;
  durationMs: number;
  isRedelivery: boolean;
  /** What it tells of: event types, of messages their type too. */
  events: string[];
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/**
 * What lately passed between LINE and the accounts' servers, the newest first.
 * - `GET /log?limit=50` → `{ requests: RequestView[], webhooks: WebhookView[] }`
 */
export function logRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get<{ Querystring: { limit?: string } }>('/log', ({ query }) => {
    const limit = Math.min(Number(query.limit) || DEFAULT_LIMIT, MAX_LIMIT);
    return {
      requests: line.requests.slice(-limit).toReversed().map(viewRequest),
      webhooks: line.webhooks.slice(-limit).toReversed().map(viewWebhook),
    };
  });
}

function viewRequest({ at, method, path, channelId, status, answerLost, body, responseBody }: ApiRequest): RequestView {
  const { messages } = (body ?? {}) as { messages?: { type?: unknown }[] };
  const { message } = (responseBody ?? {}) as { message?: unknown };
  const isRefused = status !== undefined && status >= 400 && typeof message === 'string';
  return {
    at,
    method,
    path,
    ...(channelId === undefined ? {} : { channelId }),
    ...(status === undefined ? {} : { status }),
    answerLost: answerLost === true,
    ...(Array.isArray(messages) ? { messages: messages.map((each) => String(each?.type)) } : {}),
    ...(isRefused ? { reason: message } : {}),
  };
}

function viewWebhook({ at, channelId, status, error, durationMs, redelivery, body }: WebhookAttempt): WebhookView {
  const { events } = JSON.parse(body) as { events: webhook.Event[] };
  return {
    at,
    channelId,
    ...(status === undefined ? {} : { status }),
    ...(error === undefined ? {} : { error }),
    durationMs,
    isRedelivery: redelivery,
    events: events.map((event) => (event.type === 'message' ? `message ${event.message.type}` : String(event.type))),
  };
}
