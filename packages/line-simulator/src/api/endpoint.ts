import type { Readable } from 'node:stream';
import type { Channel } from '../channel.ts';
import type { Platform } from '../platform.ts';
import type { WebhookSender } from '../webhook/sender.ts';

/** One request to LINE's API, already authenticated and parsed. */
export interface ApiCall {
  platform: Platform;
  webhooks: WebhookSender;
  channel: Channel;
  /** Parsed JSON object; `{}` when there was no body. */
  body: Record<string, unknown>;
  params: Record<string, string>;
  query: Record<string, unknown>;
  retryKey: string | undefined;
  requestId: string;
}

export interface ApiAnswer {
  status: number;
  body: unknown;
  /** Sent instead of the body. */
  stream?: Readable;
  html?: string | undefined;
  headers?: Record<string, string>;
}

/** One endpoint of the Messaging API; one file each. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT';
  /** In Fastify's form: `/v2/bot/profile/:userId`. */
  path: string;
  handle(call: ApiCall): ApiAnswer | Promise<ApiAnswer>;
}

export function ok(body: unknown = {}): ApiAnswer {
  return { status: 200, body };
}
