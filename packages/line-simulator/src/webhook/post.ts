import type { Channel } from '../channel.ts';
import { signBody } from './signature.ts';

/** LINE docs, Check webhook error statistics. */
export type WebhookError = 'could_not_connect' | 'request_timeout' | 'unclassified';

/** One HTTP request to a webhook endpoint and what came of it: either a status or an error. */
export interface WebhookAttempt {
  /** ms */
  at: number;
  channelId: string;
  endpoint: string;
  body: string;
  signature: string;
  status?: number;
  error?: WebhookError;
  detail?: string;
  durationMs: number;
  redelivery: boolean;
}

export interface WebhookPost {
  channel: Channel;
  endpoint: string;
  body: string;
  redelivery: boolean;
  at: number;
  timeoutMs: number;
  /** Ends the request when the simulator stops. */
  stopped: AbortSignal;
}

/** Sends one signed webhook request as LINE does; a redirect is not followed. Never throws. */
export async function postWebhook(post: WebhookPost): Promise<WebhookAttempt> {
  const signature = signBody(post.channel.channelSecret, post.body);
  const begun = performance.now();
  const outcome = await tryPost(post, signature);
  const { channel, endpoint, body, redelivery, at } = post;
  const durationMs = Math.round(performance.now() - begun);
  return { at, channelId: channel.channelId, endpoint, body, signature, ...outcome, durationMs, redelivery };
}

export function wasDelivered(attempt: { status?: number }): boolean {
  return attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300;
}

async function tryPost(
  post: WebhookPost,
  signature: string,
): Promise<Pick<WebhookAttempt, 'status' | 'error' | 'detail'>> {
  try {
    const response = await fetch(post.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        'x-line-signature': signature,
      },
      body: post.body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(post.timeoutMs), post.stopped]),
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (cause) {
    return describeFailure(cause);
  }
}

function describeFailure(cause: unknown): { error: WebhookError; detail: string } {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  if (error.name === 'TimeoutError') return { error: 'request_timeout', detail: 'Request timeout' };
  if (error.name === 'AbortError') return { error: 'unclassified', detail: 'The simulator stopped' };
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  return { error: 'could_not_connect', detail: reason };
}
