import type { messagingApi } from '@line/bot-sdk';

/** LINE docs, Retry an API request: a key is remembered for 24 hours. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

export interface AcceptedRequest {
  requestId: string;
  /** Only of a push. */
  sentMessages?: messagingApi.SentMessage[];
}

/** The retry keys of accepted requests, per channel. */
export class RetryKeys {
  readonly #accepted = new Map<string, AcceptedRequest & { at: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  find(channelId: string, retryKey: string): AcceptedRequest | undefined {
    const found = this.#accepted.get(nameOf(channelId, retryKey));
    return found && this.#now() - found.at < REMEMBERED_MS ? found : undefined;
  }

  remember(channelId: string, retryKey: string, request: AcceptedRequest): void {
    this.#accepted.set(nameOf(channelId, retryKey), { ...request, at: this.#now() });
  }
}

function nameOf(channelId: string, retryKey: string): string {
  return `${channelId} ${retryKey.toLowerCase()}`;
}
