import { makeToken } from './ids.ts';

/** LINE reference, Issue stateless channel access token: valid for 15 minutes. */
export const STATELESS_TOKEN_SECONDS = 900;

/** Stateless channel access tokens: any number may be out at once, none can be revoked. */
export class AccessTokens {
  readonly #tokens = new Map<string, { channelId: string; validUntil: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(channelId: string): string {
    const token = makeToken(48);
    this.#tokens.set(token, { channelId, validUntil: this.#now() + STATELESS_TOKEN_SECONDS * 1000 });
    return token;
  }

  /** The channel whose valid token this is. */
  channelIdOf(token: string): string | undefined {
    const found = this.#tokens.get(token);
    return found && this.#now() < found.validUntil ? found.channelId : undefined;
  }

  /** Every token out becomes invalid at once, as after an outage of LINE; for tests of the 401 path. */
  expireAll(): void {
    this.#tokens.clear();
  }
}
