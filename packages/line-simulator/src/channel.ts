import { makeBasicId, makeChannelId, makeChannelSecret, makeUserId } from './ids.ts';

export interface ChannelOptions {
  channelId?: string;
  channelSecret?: string;
  displayName: string;
  pictureUrl?: string;
  /** `@216abc…`; made when absent. */
  basicId?: string;
  botUserId?: string;
  /** Response setting of LINE Official Account Manager: `chat` = Chat on. Default `bot`. */
  chatMode?: 'chat' | 'bot';
  /** Messages per month, free and paid together; `null` = no limit (default). */
  quota?: number | null;
  /** The console's "Allow bot to join group chats"; default false, as LINE's. */
  allowGroupJoin?: boolean;
  /** LINE Official Account Manager's auto-response; on in a new account at LINE, off here unless asked for. */
  autoReply?: boolean;
  /** LINE Official Account Manager's greeting message; likewise. */
  greeting?: boolean;
  /** Messages of the quota that a running narrowcast holds back; default 0. */
  narrowcastReserved?: number;
  /** How many of the messages sent LINE's figure of consumption does not know yet; default 0. */
  consumptionLag?: number;
}

/** What can be set without an API: in LINE's console and LINE Official Account Manager. */
export type ChannelSettings = Partial<
  Pick<
    Channel,
    | 'chatMode'
    | 'webhookActive'
    | 'allowGroupJoin'
    | 'autoReply'
    | 'greeting'
    | 'quota'
    | 'narrowcastReserved'
    | 'consumptionLag'
  >
> & { quotaUsed?: number };

export interface WebhookSettings {
  endpoint: string | null;
  /** The switch "Use webhook" of LINE's console. */
  active: boolean;
}

/** One Messaging API channel, which is one LINE Official Account. */
export class Channel {
  readonly channelId: string;
  readonly botUserId: string;
  readonly basicId: string;
  channelSecret: string;
  displayName: string;
  pictureUrl: string | undefined;
  chatMode: 'chat' | 'bot';
  quota: number | null;
  allowGroupJoin: boolean;
  autoReply: boolean;
  greeting: boolean;
  narrowcastReserved: number;
  consumptionLag: number;
  readonly webhook: WebhookSettings = { endpoint: null, active: true };

  constructor(options: ChannelOptions) {
    this.channelId = options.channelId ?? makeChannelId();
    this.channelSecret = options.channelSecret ?? makeChannelSecret();
    this.botUserId = options.botUserId ?? makeUserId();
    this.basicId = options.basicId ?? makeBasicId();
    this.displayName = options.displayName;
    this.pictureUrl = options.pictureUrl;
    this.chatMode = options.chatMode ?? 'bot';
    this.quota = options.quota ?? null;
    this.allowGroupJoin = options.allowGroupJoin ?? false;
    this.autoReply = options.autoReply ?? false;
    this.greeting = options.greeting ?? false;
    this.narrowcastReserved = options.narrowcastReserved ?? 0;
    this.consumptionLag = options.consumptionLag ?? 0;
  }

  get webhookActive(): boolean {
    return this.webhook.active;
  }

  set webhookActive(on: boolean) {
    this.webhook.active = on;
  }

  /** Turns the switch "Use webhook" of LINE's console, for which there is no API. */
  useWebhook(on: boolean): void {
    this.webhook.active = on;
  }
}
