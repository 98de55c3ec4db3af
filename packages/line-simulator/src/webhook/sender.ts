import { setTimeout as wait } from 'node:timers/promises';
import type { webhook } from '@line/bot-sdk';
import type { Channel } from '../channel.ts';
import type { Platform } from '../platform.ts';
import { type WebhookFault, WebhookFaults } from './faults.ts';
import { postWebhook, type WebhookAttempt, type WebhookError, wasDelivered } from './post.ts';
import { stringifyLikeLine } from './signature.ts';

/** What became of a webhook: a status, or the error; `not_sent`: no endpoint or switched off, `dropped` and `held`: a fault was asked for. */
export interface WebhookResult {
  status?: number;
  error?: WebhookError | 'not_sent' | 'dropped' | 'held';
  durationMs: number;
  events: webhook.Event[];
}

interface Delivery {
  channel: Channel;
  events: webhook.Event[];
}

interface HeldBack {
  fault: { kind: 'reorder' | 'batch'; count: number };
  deliveries: Delivery[];
}

/** Sends the platform's webhooks: signed, two seconds each, in order per user, with the faults that were asked for. */
export class WebhookSender {
  readonly attempts: WebhookAttempt[] = [];
  readonly faults = new WebhookFaults();
  readonly #platform: Platform;
  readonly #timeoutMs: number;
  readonly #onAttempt: (attempt: WebhookAttempt) => void;
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #stop = new AbortController();
  #undelivered: Delivery[] = [];
  #heldBack: HeldBack | null = null;

  constructor(platform: Platform, timeoutMs: number, onAttempt: (attempt: WebhookAttempt) => void) {
    this.#platform = platform;
    this.#timeoutMs = timeoutMs;
    this.#onAttempt = onAttempt;
  }

  /** Sends events of one chat (a user or a group), after those of the same chat before. */
  send(channel: Channel, chatId: string, events: webhook.Event[]): Promise<WebhookResult> {
    const name = `${channel.channelId} ${chatId}`;
    const before = this.#queues.get(name) ?? Promise.resolve();
    const run = () => this.#sendOrSpoil({ channel, events });
    const result = before.then(run, run);
    this.#queues.set(name, result);
    return result;
  }

  /** Sends any events in one signed request, at once and without faults. */
  async sendNow(
    channel: Channel,
    events: readonly unknown[],
    endpoint = channel.webhook.endpoint,
  ): Promise<WebhookAttempt> {
    if (!endpoint) throw new Error(`${channel.displayName} has no webhook endpoint`);
    return this.#post({ channel, events: events as webhook.Event[] }, endpoint, false);
  }

  /** Sends what was not answered with 2xx once more, marked `isRedelivery`. */
  async redeliver(): Promise<WebhookResult[]> {
    const deliveries = this.#undelivered;
    this.#undelivered = [];
    const results: WebhookResult[] = [];
    for (const delivery of deliveries) results.push(await this.#deliver(this.#asRedelivery(delivery), true));
    return results;
  }

  /** Sends what a `reorder` or `batch` still holds because too few webhooks came after it. */
  async releaseHeld(): Promise<WebhookResult[]> {
    if (!this.#heldBack) return [];
    const { fault, deliveries } = this.#heldBack;
    this.#heldBack = null;
    if (fault.kind === 'batch') return [await this.#deliver(joinDeliveries(deliveries), false)];
    const results: WebhookResult[] = [];
    for (const each of deliveries.toReversed()) results.push(await this.#deliver(each, false));
    return results;
  }

  /** Ends requests under way. */
  stop(): void {
    this.#stop.abort();
  }

  async #sendOrSpoil(delivery: Delivery): Promise<WebhookResult> {
    if (!isWebhookOn(delivery.channel)) return { error: 'not_sent', durationMs: 0, events: delivery.events };
    if (this.#heldBack) return this.#hold(this.#heldBack, delivery);
    const fault = this.faults.take();
    return fault ? this.#spoil(delivery, fault) : this.#deliver(delivery, false);
  }

  async #spoil(delivery: Delivery, fault: WebhookFault): Promise<WebhookResult> {
    switch (fault.kind) {
      case 'duplicate':
        await this.#deliver(delivery, false);
        return this.#deliver(delivery, false);
      case 'delay':
        await wait(fault.ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
        return this.#deliver(delivery, false);
      case 'drop':
        this.#keepForRedelivery(delivery);
        return { error: 'dropped', durationMs: 0, events: delivery.events };
      default:
        this.#heldBack = { fault, deliveries: [] };
        return this.#hold(this.#heldBack, delivery);
    }
  }

  /** A held webhook's sender does not wait: who says one thing after the other would else wait for ever. */
  async #hold(held: HeldBack, delivery: Delivery): Promise<WebhookResult> {
    held.deliveries.push(delivery);
    const isHeld: WebhookResult = { error: 'held', durationMs: 0, events: delivery.events };
    return held.deliveries.length < held.fault.count ? isHeld : ((await this.releaseHeld())[0] ?? isHeld);
  }

  async #deliver(delivery: Delivery, redelivery: boolean): Promise<WebhookResult> {
    const { endpoint } = delivery.channel.webhook;
    if (!endpoint || !isWebhookOn(delivery.channel))
      return { error: 'not_sent', durationMs: 0, events: delivery.events };
    const attempt = await this.#post(delivery, endpoint, redelivery);
    if (!wasDelivered(attempt)) this.#keepForRedelivery(delivery);
    const { status, error, durationMs } = attempt;
    return { ...(status === undefined ? { error } : { status }), durationMs, events: delivery.events };
  }

  async #post({ channel, events }: Delivery, endpoint: string, redelivery: boolean): Promise<WebhookAttempt> {
    const body = stringifyLikeLine({ destination: channel.botUserId, events } satisfies webhook.CallbackRequest);
    const at = this.#platform.now();
    const stopped = this.#stop.signal;
    const attempt = await postWebhook({ channel, endpoint, body, redelivery, at, timeoutMs: this.#timeoutMs, stopped });
    this.attempts.push(attempt);
    this.#onAttempt(attempt);
    return attempt;
  }

  #keepForRedelivery(delivery: Delivery): void {
    if (this.#platform.redelivery) this.#undelivered.push(delivery);
  }

  #asRedelivery({ channel, events }: Delivery): Delivery {
    for (const event of events) {
      if ('replyToken' in event && event.replyToken) this.#platform.replyTokens.renew(event.replyToken);
    }
    return { channel, events: events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } })) };
  }
}

function isWebhookOn(channel: Channel): boolean {
  return channel.webhook.active && channel.webhook.endpoint !== null;
}

/** Joins deliveries of one channel; others cannot share a request, since it is signed with one secret. */
function joinDeliveries(deliveries: Delivery[]): Delivery {
  const { channel } = deliveries[0] as Delivery;
  if (deliveries.some((delivery) => delivery.channel !== channel))
    throw new Error('A batch needs webhooks of one channel');
  return { channel, events: deliveries.flatMap((delivery) => delivery.events) };
}
