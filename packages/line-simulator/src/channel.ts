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
}

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
  }

  /** Turns the switch "Use webhook" of LINE's console, for which there is no API. */
  useWebhook(on: boolean): void {
    this.webhook.active = on;
  }
}
