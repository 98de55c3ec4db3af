import type { Sealing } from '../../sealing.ts';
import type { ChatMode } from '../../store/channels.ts';
import type { Store } from '../../store/store.ts';

export type WebhookSecret = {
  readonly channelId: string;
  readonly botUserId: string;
  readonly chatMode: ChatMode;
  readonly secret: string;
};

/** A channel added or changed by another process is known here after this time. */
const keepForMs = 10_000;

/** Anything else is no key of ours (`addChannel`), and PostgreSQL would refuse to look some of it up. */
const keyForm = /^[\w-]{24}$/;

/** Channel secrets by the key in the webhook's address, kept in memory: LINE waits two seconds, not for a decryption. */
export class WebhookSecrets {
  readonly #store: Store;
  readonly #sealing: Sealing;
  readonly #kept = new Map<string, { readonly found: WebhookSecret; readonly until: number }>();
  readonly #failures = new Map<string, number>();

  constructor(store: Store, sealing: Sealing) {
    this.#store = store;
    this.#sealing = sealing;
  }

  async find(key: string): Promise<WebhookSecret | null> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > performance.now()) return kept.found;
    if (!keyForm.test(key)) return null;
    const row = await this.#store.db
      .selectFrom('channel')
      .select(['id', 'bot_user_id', 'chat_mode', 'sealed_secret'])
      .where('key', '=', key)
      .executeTakeFirst();
    if (!row) return null;
    const found = {
      channelId: row.id,
      botUserId: row.bot_user_id,
      chatMode: row.chat_mode,
      secret: this.#sealing.open(row.sealed_secret, row.id),
    };
    this.#kept.set(key, { found, until: performance.now() + keepForMs });
    return found;
  }

  /** A secret was renewed: the next webhook must not be held against the old one. */
  forget(): void {
    this.#kept.clear();
  }

  /** Channels whose stored secret does not open with this installation's secret. */
  async unreadable(): Promise<string[]> {
    const rows = await this.#store.db.selectFrom('channel').select(['id', 'display_name', 'sealed_secret']).execute();
    return rows.filter((row) => !this.#opens(row.sealed_secret, row.id)).map((row) => row.display_name);
  }

  #opens(sealed: string, id: string): boolean {
    try {
      this.#sealing.open(sealed, id);
      return true;
    } catch {
      return false;
    }
  }

  countFailure(channelId: string): void {
    this.#failures.set(channelId, this.failures(channelId) + 1);
  }

  /** Requests with a wrong signature or destination since this process started. */
  failures(channelId: string): number {
    return this.#failures.get(channelId) ?? 0;
  }
}
