import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import type { Sealing } from '../sealing.ts';
import type { Store } from '../store/store.ts';
import { answerInTime } from './answer.ts';
import { type Credentials, Tokens } from './tokens.ts';

export type LineHosts = { readonly lineApiUrl: string; readonly lineDataApiUrl: string };

/** LINE was not asked at all: the channel has no secret that opens, or LINE gave no token for it. See `cause`. */
export class NotAskedError extends Error {
  override readonly name = 'NotAskedError';
  readonly lacks: 'secret' | 'token';

  constructor(lacks: 'secret' | 'token', cause: unknown) {
    super(`the channel has no ${lacks}`, { cause });
    this.lacks = lacks;
  }
}

/** Talks to LINE for every channel of the installation. */
export class LineClient {
  readonly #hosts: LineHosts;
  readonly #store: Store;
  readonly #sealing: Sealing;
  readonly #tokens: Tokens;

  constructor(parts: { readonly hosts: LineHosts; readonly store: Store; readonly sealing: Sealing }) {
    this.#hosts = parts.hosts;
    this.#store = parts.store;
    this.#sealing = parts.sealing;
    this.#tokens = new Tokens(parts.hosts.lineApiUrl);
  }

  /**
   * Asks LINE something for a channel that stands in the database; once more with a new token when LINE refuses the old.
   * @throws NotAskedError, HTTPFetchError with LINE's status, NoAnswerError, or fetch's TypeError when LINE cannot be reached.
   */
  async ask<T>(channelId: string, question: (line: LineBotClient) => Promise<T>): Promise<T> {
    return this.askWith(await this.#credentials(channelId), question);
  }

  /** The same for credentials that are not stored yet. */
  askWith<T>(credentials: Credentials, question: (line: LineBotClient) => Promise<T>): Promise<T> {
    return answerInTime(this.#askTwice(credentials, question));
  }

  async #askTwice<T>(credentials: Credentials, question: (line: LineBotClient) => Promise<T>): Promise<T> {
    try {
      return await question(await this.#lineFor(credentials));
    } catch (error) {
      if (!(error instanceof HTTPFetchError) || error.status !== 401) throw error;
      this.#tokens.forget(credentials);
      return question(await this.#lineFor(credentials));
    }
  }

  async #credentials(channelId: string): Promise<Credentials> {
    const row = await this.#store.db
      .selectFrom('channel')
      .select(['line_channel_id', 'sealed_secret'])
      .where('id', '=', channelId)
      .executeTakeFirst();
    try {
      return { lineChannelId: row!.line_channel_id, secret: this.#sealing.open(row!.sealed_secret, channelId) };
    } catch (cause) {
      throw new NotAskedError('secret', cause);
    }
  }

  async #lineFor(credentials: Credentials): Promise<LineBotClient> {
    const channelAccessToken = await this.#tokens.tokenFor(credentials).catch((cause) => {
      throw new NotAskedError('token', cause);
    });
    return LineBotClient.fromChannelAccessToken({
      channelAccessToken,
      apiBaseURL: this.#hosts.lineApiUrl,
      dataApiBaseURL: this.#hosts.lineDataApiUrl,
    });
  }
}
