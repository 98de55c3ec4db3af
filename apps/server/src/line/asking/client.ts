import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import type { Sealing } from '../../sealing.ts';
import { sealedCredentials } from '../../store/channels.ts';
import type { Store } from '../../store/store.ts';
import { answerInTime } from './answer.ts';
import { hangUpAllWith } from './library-http.ts';
import { type Credentials, Tokens } from './tokens.ts';
import { type Asked, watched } from './watched.ts';

export type LineHosts = { readonly lineApiUrl: string; readonly lineDataApiUrl: string };

/**
 * LINE was not asked at all: the database did not tell of the channel, the channel has no secret that opens, or LINE gave no
 * token for it. See `cause`.
 */
export class NotAskedError extends Error {
  override readonly name = 'NotAskedError';
  readonly lacks: NotAsked;

  constructor(lacks: NotAsked, cause: unknown) {
    super(`LINE was not asked for want of a ${lacks}`, { cause });
    this.lacks = lacks;
  }
}

/** What was missing. */
type NotAsked = 'database' | 'secret' | 'token';

/** Learns of every question to LINE, and what came of it. */
export type OnAsked = (channelId: string, asked: Asked) => void;

/** Talks to LINE for every channel of the installation. */
export class LineClient {
  readonly #hosts: LineHosts;
  readonly #store: Store;
  readonly #sealing: Sealing;
  readonly #tokens: Tokens;
  readonly #onAsked: OnAsked;
  /** Secrets as they were opened; what is sealed otherwise now is opened anew. */
  readonly #opened = new Map<string, Credentials & { readonly sealedSecret: string }>();

  constructor(parts: {
    readonly hosts: LineHosts;
    readonly store: Store;
    readonly sealing: Sealing;
    readonly onAsked?: OnAsked;
  }) {
    this.#hosts = parts.hosts;
    this.#store = parts.store;
    this.#sealing = parts.sealing;
    this.#tokens = new Tokens(parts.hosts.lineApiUrl);
    this.#onAsked = parts.onAsked ?? (() => {});
  }

  /**
   * Asks LINE something for a channel that stands in the database; once more with a new token when LINE refuses the old.
   * Once it is too late for the answer, LINE is hung up on, and nothing is asked any more.
   * @throws NotAskedError, HTTPFetchError with LINE's status, NoAnswerError, or fetch's TypeError when LINE cannot be reached.
   */
  async ask<T>(channelId: string, question: (line: LineBotClient) => Promise<T>, withinMs?: number): Promise<T> {
    const credentials = await this.#credentials(channelId);
    const told = (line: LineBotClient) => question(watched(line, (asked) => this.#onAsked(channelId, asked)));
    return this.askWith(credentials, told, withinMs).catch((error) => {
      if (error instanceof NotAskedError) this.#onAsked(channelId, noToken(error));
      throw error;
    });
  }

  /** The same for credentials that are not stored yet. */
  askWith<T>(credentials: Credentials, question: (line: LineBotClient) => Promise<T>, withinMs?: number): Promise<T> {
    return answerInTime((over) => this.#askTwice(credentials, question, over), withinMs);
  }

  /** Tells of a question that was asked without the library. */
  noteAsked(channelId: string, asked: Asked): void {
    this.#onAsked(channelId, asked);
  }

  /** For what the library cannot ask; `forget` when LINE refuses it. @throws NotAskedError */
  async tokenOf(channelId: string): Promise<{ readonly token: string; forget(): void }> {
    const credentials = await this.#credentials(channelId);
    return { token: await this.#tokenFor(credentials), forget: () => this.#tokens.forget(credentials) };
  }

  async #askTwice<T>(
    credentials: Credentials,
    question: (line: LineBotClient) => Promise<T>,
    over: AbortSignal,
  ): Promise<T> {
    const ask = async () => {
      const line = await this.#lineFor(credentials, over);
      over.throwIfAborted();
      return question(line);
    };
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof HTTPFetchError) || error.status !== 401) throw error;
      this.#tokens.forget(credentials);
      return ask();
    }
  }

  async #credentials(channelId: string): Promise<Credentials> {
    const sealed = await sealedCredentials(this.#store.db, channelId).catch((cause) => {
      throw new NotAskedError('database', cause);
    });
    const known = this.#opened.get(channelId);
    if (known && known.sealedSecret === sealed?.sealedSecret) return known;
    try {
      const secret = this.#sealing.open(sealed!.sealedSecret, channelId);
      const opened = { ...sealed!, secret };
      this.#opened.set(channelId, opened);
      return opened;
    } catch (cause) {
      throw new NotAskedError('secret', cause);
    }
  }

  #tokenFor(credentials: Credentials): Promise<string> {
    return this.#tokens.tokenFor(credentials).catch((cause) => {
      throw new NotAskedError('token', cause);
    });
  }

  async #lineFor(credentials: Credentials, over: AbortSignal): Promise<LineBotClient> {
    const channelAccessToken = await this.#tokenFor(credentials);
    const line = LineBotClient.fromChannelAccessToken({
      channelAccessToken,
      apiBaseURL: this.#hosts.lineApiUrl,
      dataApiBaseURL: this.#hosts.lineDataApiUrl,
    });
    return hangUpAllWith(line, over);
  }
}

function noToken(error: NotAskedError): Asked {
  return { what: 'issueChannelToken', request: [], ms: 0, status: null, requestId: null, date: null, error };
}
