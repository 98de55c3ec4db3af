import { channelAccessToken } from '@line/bot-sdk';
import { answerInTime } from './answer.ts';
import { hangUpWith } from './library-http.ts';

/** Stateless tokens live 15 minutes; none is used in its last two (LINE docs, Channel access token). */
const keepForMs = 13 * 60 * 1000;

/** Leaves time for the question that the token is for. */
const answerWithinMs = 4000;

/** The two values by which LINE knows a channel. */
export type Credentials = { readonly lineChannelId: string; readonly secret: string };

/**
 * Channel access tokens, made from channel id and secret when needed and kept only in memory: nothing to store, nothing
 * to revoke, and no limit on their number.
 */
export class Tokens {
  readonly #lineApiUrl: string;
  readonly #kept = new Map<string, { readonly token: Promise<string>; readonly until: number }>();

  constructor(lineApiUrl: string) {
    this.#lineApiUrl = lineApiUrl;
  }

  /** @throws HTTPFetchError 400 when id and secret do not belong together. */
  tokenFor(channel: Credentials): Promise<string> {
    const key = keyOf(channel);
    const kept = this.#kept.get(key);
    if (kept && kept.until > performance.now()) return kept.token;
    const token = this.#issue(channel);
    this.#kept.set(key, { token, until: performance.now() + keepForMs });
    token.catch(() => this.forget(channel));
    return token;
  }

  /** LINE answered 401: the next call issues a new one. */
  forget(channel: Credentials): void {
    this.#kept.delete(keyOf(channel));
  }

  async #issue({ lineChannelId, secret }: Credentials): Promise<string> {
    const client = new channelAccessToken.ChannelAccessTokenClient({ baseURL: this.#lineApiUrl });
    const answer = await answerInTime(
      (over) => hangUpWith(client, over).issueStatelessChannelTokenByClientSecret(lineChannelId, secret),
      answerWithinMs,
    );
    return answer.access_token;
  }
}

/** The secret too: a token got with the right one must not vouch for a wrong one. */
function keyOf({ lineChannelId, secret }: Credentials): string {
  return `${lineChannelId} ${secret}`;
}
