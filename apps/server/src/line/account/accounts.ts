import type { Logger } from 'pino';
import { recordAccount, type WebhookFacts } from '../../chat/channels.ts';
import { errorInShort } from '../../error-in-log.ts';
import { type ChatMode, channelIds, chatModeOf, webhookOf } from '../../store/channels.ts';
import type { Store } from '../../store/store.ts';
import { byLine } from '../../store/who.ts';
import type { LineClient } from '../asking/client.ts';
import { Hourly } from '../asking/hourly.ts';
import type { Asked } from '../asking/watched.ts';
import { outside, printableIn } from '../hearing/from-line/outside.ts';
import { accountFacts, webhookState } from './onboarding.ts';

/** However much speaks against what is believed of an account, LINE is not asked more often because of that. */
const doubtEveryMs = 10 * 60 * 1000;

/**
 * Learns what was changed at LINE's side, which tells nobody: name and picture of an account, whether its Chat is on (which
 * decides who shows 既読), whether its webhook is. Asks once an hour, and at once when something speaks for another Chat.
 */
export class Accounts extends Hourly {
  readonly #doubtedUntil = new Map<string, number>();
  #looking: Promise<void> = Promise.resolve();
  readonly #webhookUrl: (key: string) => string;
  readonly #setWebhook: (channelId: string) => Promise<void>;

  /** @param webhook where LINE is to send events by now, and how it is told */
  constructor(
    store: Store,
    line: LineClient,
    log: Logger,
    webhook: { readonly url: (key: string) => string; readonly set: (channelId: string) => Promise<void> },
  ) {
    super(store, line, log);
    this.#webhookUrl = webhook.url;
    this.#setWebhook = webhook.set;
  }

  override start(): void {
    super.start();
    this.#then(() => this.#setAnew());
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.#looking;
  }

  override async look(): Promise<void> {
    for (const id of await channelIds(this.store.db)) await this.#lookAt(id);
  }

  /** A webhook came. @param believed of the account's Chat; may be a little old */
  came(channelId: string, believed: ChatMode, events: readonly unknown[]): void {
    if (!fitsChat(believed, events)) this.#doubt(channelId, believed);
  }

  /** LINE was asked: with Chat on it takes read marks. */
  went(channelId: string, { what, status }: Pick<Asked, 'what' | 'status'>): void {
    if (what === 'markMessagesAsReadByToken' && status === 400) this.#doubt(channelId, 'chat');
  }

  #doubt(channelId: string, believed: ChatMode): void {
    if (!this.isAtWork || this.#wasDoubted(channelId)) return;
    this.#then(() => this.#lookAgain(channelId, believed));
  }

  #then(look: () => Promise<void>): void {
    this.#looking = this.#looking
      .then(look)
      .catch((err) => this.log.error({ err }, 'an account could not be looked at'));
  }

  async #lookAgain(channelId: string, believed: ChatMode): Promise<void> {
    const isStillBelieved = (await chatModeOf(this.store.db, channelId)) === believed;
    if (!isStillBelieved || this.#wasDoubted(channelId)) return;
    this.#doubtedUntil.set(channelId, performance.now() + doubtEveryMs);
    await this.#lookAt(channelId);
  }

  #wasDoubted(channelId: string): boolean {
    return (this.#doubtedUntil.get(channelId) ?? 0) > performance.now();
  }

  /** This server has another address than when LINE was told of it. */
  async #setAnew(): Promise<void> {
    for (const id of await channelIds(this.store.db)) {
      const { setTo, url } = await this.#addressesOf(id);
      if (setTo !== null && setTo !== url) await this.#lookAt(id);
    }
  }

  /** An address that we set ourselves moves with us. One that somebody else set is theirs: admins are told, and decide. */
  async #followMove(channelId: string, { endpoint }: WebhookFacts): Promise<void> {
    const { setTo, url } = await this.#addressesOf(channelId);
    if (endpoint !== null && endpoint === setTo && endpoint !== url) await this.#setWebhook(channelId);
  }

  async #addressesOf(channelId: string): Promise<{ readonly setTo: string | null; readonly url: string | null }> {
    const known = await webhookOf(this.store.db, channelId);
    return { setTo: known?.setTo ?? null, url: known && this.#webhookUrl(known.key) };
  }

  async #lookAt(channelId: string): Promise<void> {
    try {
      const [account, webhook] = await this.line.ask(channelId, (line) =>
        Promise.all([accountFacts(line), webhookState(line)]),
      );
      await recordAccount(this.store, byLine, channelId, { account, webhook });
      await this.#followMove(channelId, webhook);
    } catch (error) {
      this.log.warn({ channelId, reason: errorInShort(error) }, 'LINE said nothing of the account');
    }
  }
}

/**
 * A read token is of use where Chat is on. LINE nowhere says that it gives none where Chat is off (LINE docs, Mark as read),
 * nor that it always gives one where it is on: a reason to ask, never a fact.
 */
function fitsChat(chatMode: ChatMode, events: readonly unknown[]): boolean {
  return events.map(outside).every(({ type, source, message }) => {
    if (type !== 'message' || outside(source).type !== 'user') return true;
    const hasReadToken = printableIn(outside(message).markAsReadToken) !== null;
    return hasReadToken === (chatMode === 'chat');
  });
}
