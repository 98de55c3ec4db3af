import { makeToken } from './ids.ts';

/** LINE reference, Reply token: use within one minute of receiving the webhook. */
const VALID_MS = 60_000;
/** After a redelivery again one minute, but never later than this after the event. */
const LONGEST_MS = 20 * 60_000;

export interface ReplyToken {
  channelId: string;
  /** The user or group that it answers. */
  chatId: string;
  issuedAt: number;
  validUntil: number;
}

/** The reply tokens that are out: each works once, for one minute. */
export class ReplyTokens {
  readonly #tokens = new Map<string, ReplyToken>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(channelId: string, chatId: string): string {
    const token = makeToken();
    const issuedAt = this.#now();
    this.#tokens.set(token, { channelId, chatId, issuedAt, validUntil: issuedAt + VALID_MS });
    return token;
  }

  /** The token if it can be used now by this channel; it is not spent by looking. */
  find(token: string, channelId: string): ReplyToken | undefined {
    const found = this.#tokens.get(token);
    return found && found.channelId === channelId && this.#now() <= found.validUntil ? found : undefined;
  }

  spend(token: string): void {
    this.#tokens.delete(token);
  }

  /** Every token out becomes invalid at once, as if its minute were over. */
  expireAll(): void {
    this.#tokens.clear();
  }

  /** A redelivered webhook gives its unused token another minute. */
  renew(token: string): void {
    const found = this.#tokens.get(token);
    if (found) found.validUntil = Math.min(this.#now() + VALID_MS, found.issuedAt + LONGEST_MS);
  }
}
