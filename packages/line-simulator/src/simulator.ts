import Fastify from 'fastify';
import { ApiFaults } from './api/faults.ts';
import type { ApiRequest } from './api/request-log.ts';
import { apiRoutes } from './api/routes.ts';
import { Channel, type ChannelOptions, type ChannelSettings } from './channel.ts';
import type { Bubble } from './chat.ts';
import { type FetchedMedia, fetchMedia } from './fetch-media.ts';
import { LineGroup, type LineGroupOptions } from './line-group.ts';
import { type LineLink, readLineLink } from './line-links.ts';
import { LineUser, type LineUserOptions } from './line-user.ts';
import { recallPlatform, rememberPlatform } from './memory/memory.ts';
import { phoneRoutes } from './phone/routes.ts';
import { Platform } from './platform.ts';
import type { WebhookFaults } from './webhook/faults.ts';
import type { WebhookAttempt } from './webhook/post.ts';
import { type WebhookResult, WebhookSender } from './webhook/sender.ts';
import { signBody } from './webhook/signature.ts';

/** LINE docs, Check webhook error statistics: `request_timeout` is no response within two seconds. */
const WEBHOOK_TIMEOUT_MS = 2000;

export interface SimulatorOptions {
  /** 0 = any free port (default). */
  port?: number;
  host?: string;
  /** The clock in ms; default `Date.now`. */
  now?: () => number;
  /** Lets http URLs of this machine pass where LINE demands https; default true. */
  allowLoopbackHttp?: boolean;
  /** Serves the phone page; default true. */
  phone?: boolean;
  /** Keeps accounts, users, chats and quotas in this file, for a demo that is stopped and started again. */
  dataFile?: string;
  /** Default 2000, as LINE's. */
  webhookTimeoutMs?: number;
  log?: (entry: SimulatorLogEntry) => void;
}

export type SimulatorLogEntry = ({ kind: 'request' } & ApiRequest) | ({ kind: 'webhook' } & WebhookAttempt);

/** A LINE Platform of one's own: its API over HTTP, its webhooks, and people who use LINE. */
export class LineSimulator {
  readonly platform: Platform;
  /** Every API request received, oldest first. */
  readonly requests: ApiRequest[] = [];
  readonly faults = new ApiFaults();
  /** Whether `/R/…` on this origin opens the phone, so that links work where line.me cannot be reached. */
  serveLineLinks = true;
  /** Both LINE_API_URL and LINE_DATA_API_URL. */
  url = '';
  readonly #webhooks: WebhookSender;
  readonly #app = Fastify({ forceCloseConnections: true });
  readonly #stop = new AbortController();
  readonly #log: (entry: SimulatorLogEntry) => void;
  #saveAndClose: () => Promise<void> = async () => undefined;

  constructor(options: SimulatorOptions) {
    const { now = Date.now, allowLoopbackHttp = true, webhookTimeoutMs = WEBHOOK_TIMEOUT_MS } = options;
    this.#log = options.log ?? (() => undefined);
    this.platform = new Platform({ now, allowLoopbackHttp });
    this.#webhooks = new WebhookSender(this.platform, webhookTimeoutMs, (attempt) =>
      this.#log({ kind: 'webhook', ...attempt }),
    );
    if (options.dataFile !== undefined) this.#keepIn(options.dataFile);
  }

  get phoneUrl(): string {
    return `${this.url}/phone`;
  }

  /** Every webhook attempt, oldest first. */
  get webhooks(): WebhookAttempt[] {
    return this.#webhooks.attempts;
  }

  get webhookFaults(): WebhookFaults {
    return this.#webhooks.faults;
  }

  /** The console's switch "Webhook redelivery". */
  get redelivery(): boolean {
    return this.platform.redelivery;
  }

  set redelivery(on: boolean) {
    this.platform.redelivery = on;
  }

  async start({ port = 0, host = '127.0.0.1', phone = true }: SimulatorOptions): Promise<void> {
    await this.#app.register(apiRoutes, {
      platform: this.platform,
      webhooks: this.#webhooks,
      faults: this.faults,
      onRequest: (entry) => this.requests.push(entry),
      onAnswer: (entry) => this.#log({ kind: 'request', ...entry }),
      stopped: this.#stop.signal,
    });
    if (phone) await this.#app.register(phoneRoutes, { line: this });
    this.url = await this.#app.listen({ port, host });
  }

  /** Ends everything under way and frees the port. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#webhooks.stop();
    await this.#app.close();
    await this.#saveAndClose();
  }

  /** A new account; the one that is there when `channelId` is known already. */
  createChannel(options: ChannelOptions): Channel {
    const known = this.platform.channels.get(options.channelId ?? '');
    if (known) return known;
    const channel = new Channel(options);
    this.platform.channels.set(channel.channelId, channel);
    this.platform.announce({ channelId: channel.channelId });
    return channel;
  }

  /** A new LINE user; the one that is there when `userId` is known already. */
  createUser(options: LineUserOptions): LineUser {
    const known = this.platform.users.get(options.userId ?? '');
    if (known) return known;
    const user = new LineUser(this.platform, this.#webhooks, () => this.url, options);
    this.platform.users.set(user.userId, user);
    return user;
  }

  /** A new group of people; the one that is there when `groupId` is known already. */
  createGroup(options: LineGroupOptions): LineGroup {
    const known = this.platform.groups.get(options.groupId ?? '');
    if (known) return known;
    const group = new LineGroup(this.platform, this.#webhooks, options);
    this.platform.groups.set(group.groupId, group);
    return group;
  }

  /** Changes what is set in LINE's console and LINE Official Account Manager; `quotaUsed` is this month's count. */
  changeSettings(channel: Channel, { quotaUsed, ...settings }: ChannelSettings): void {
    Object.assign(channel, settings);
    if (quotaUsed !== undefined) this.platform.quotas.setUsed(channel.channelId, quotaUsed);
    this.platform.announce({ channelId: channel.channelId });
  }

  /** Moves LINE's clock forward. */
  skip(ms: number): void {
    this.platform.skip(ms);
  }

  /** Every reply token that is out is refused from now on. */
  expireAllReplyTokens(): void {
    this.platform.replyTokens.expireAll();
  }

  /** GETs the media of the account's message as the user's phone would, following no redirect; null when it has none. */
  fetchMedia(bubble: Bubble): Promise<FetchedMedia | null> {
    return fetchMedia(bubble);
  }

  /** What a LINE URL asks for, and of which account; null when it is no LINE link. Changes nothing. */
  resolveLink(url: string): (LineLink & { channel: Channel | undefined }) | null {
    const link = readLineLink(url, [this.url]);
    return link && { ...link, channel: this.platform.findByBasicId(link.basicId) };
  }

  /** Sends any events in one signed request, without faults: also events that LINE may invent tomorrow. */
  deliverWebhook(channel: Channel, events: readonly unknown[]): Promise<WebhookAttempt> {
    return this.#webhooks.sendNow(channel, events);
  }

  /** Sends what was not answered with 2xx once more; only what failed while `redelivery` was on. */
  redeliver(): Promise<WebhookResult[]> {
    return this.#webhooks.redeliver();
  }

  /** Sends what a `reorder` or `batch` still holds because too few webhooks came after it. */
  releaseHeldWebhooks(): Promise<WebhookResult[]> {
    return this.#webhooks.releaseHeld();
  }

  signWebhook(channel: Channel, body: string): string {
    return signBody(channel.channelSecret, body);
  }

  #keepIn(dataFile: string): void {
    recallPlatform(dataFile, this);
    this.#saveAndClose = rememberPlatform(dataFile, this.platform);
  }
}

const watchers = new Set<(simulator: LineSimulator) => void>();

/** Calls `watcher` with every simulator that is started in this process, so that one test can look at what all others sent. */
export function onSimulatorStart(watcher: (simulator: LineSimulator) => void): void {
  watchers.add(watcher);
}

/** Starts a simulator on a loopback port. */
export async function startLineSimulator(options: SimulatorOptions = {}): Promise<LineSimulator> {
  const simulator = new LineSimulator(options);
  for (const watcher of watchers) watcher(simulator);
  await simulator.start(options);
  return simulator;
}
