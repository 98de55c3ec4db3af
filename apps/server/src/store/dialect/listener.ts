import pg from 'pg';

/**
 * Hears the notifications of other processes, on a connection of its own, since one of the pool may be closed. A lost
 * connection is made again, and then it says so: what came in between was not heard.
 */
export class Listener {
  readonly #url: string;
  readonly #channel: string;
  readonly #prepare: (client: pg.Client) => Promise<unknown>;
  readonly #heard: (payload: string | undefined) => void;
  #client: pg.Client | null = null;
  #ready = false;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  /**
   * @param heard told what a notification carries; undefined: some may have been missed.
   * @param prepare what else each new connection needs.
   */
  constructor(
    url: string,
    channel: string,
    heard: (payload: string | undefined) => void,
    prepare: (client: pg.Client) => Promise<unknown>,
  ) {
    this.#url = url;
    this.#channel = channel;
    this.#heard = heard;
    this.#prepare = prepare;
  }

  async start(): Promise<void> {
    // A dead peer is noticed although nothing is ever sent.
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    // Reported more than once for one loss; while it is being made, the promises tell.
    client.on('error', () => {
      if (client === this.#client && this.#ready) this.#lost();
    });
    client.on('notification', ({ payload }) => this.#heard(payload));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${this.#channel}`);
      await this.#prepare(client);
      this.#ready = true;
    } catch (error) {
      this.#hangUp();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => {});
  }

  #lost(): void {
    this.#hangUp();
    void this.#again();
  }

  #hangUp(): void {
    void this.#client?.end().catch(() => {});
    this.#client = null;
    this.#ready = false;
  }

  async #again(): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.start();
      this.#heard(undefined);
    } catch {
      if (!this.#stopped) this.#retry = setTimeout(() => void this.#again(), retryMs);
    }
  }
}

const retryMs = 1000;
