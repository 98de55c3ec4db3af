import type { Logger } from 'pino';
import { type QuotaFigures, recordQuota } from '../../chat/quota.ts';
import { errorInShort } from '../../error-in-log.ts';
import { channelsToCount } from '../../store/channels.ts';
import type { Store } from '../../store/store.ts';
import { byLine } from '../../store/who.ts';
import type { LineClient } from '../asking/client.ts';
import type { Asked } from '../asking/watched.ts';
import { Worker } from '../worker.ts';

/** LINE's figure is late anyway; broadcasts from LINE Official Account Manager show up within this time. */
const readEveryMs = 60 * 60 * 1000;
/** After so many pushes, whatever the time: a busy account must not run into its limit unawares. */
const readAfterPushes = 20;
/** After LINE gave no figures. */
const pauseMs = 60_000;
/** Commits come often, and hardly ever a new account with them. */
const restMs = 200;

/** Asks LINE what each account may send in the month and what is gone of it. */
export class Quota extends Worker {
  readonly #line: LineClient;
  readonly #pushes = new Map<string, number>();
  readonly #pausedUntil = new Map<string, number>();
  /** Accounts that had messages left when LINE was asked last. */
  readonly #withRoom = new Set<string>();
  readonly #wanted = new Map<string, { refused: boolean }>();

  constructor(store: Store, line: LineClient, log: Logger) {
    super(store, log, { fault: 'quota could not be read', restMs });
    this.#line = line;
  }

  /** Hears of every question to LINE: after many pushes, a refused one, or one more than there were left, the figures are old. */
  heard(channelId: string, { what, status }: Pick<Asked, 'what' | 'status'>): void {
    if (what !== 'pushMessage') return;
    const pushes = (this.#pushes.get(channelId) ?? 0) + 1;
    this.#pushes.set(channelId, pushes);
    if (status === 429) this.#want(channelId, true);
    else if (pushes >= readAfterPushes || (status === 200 && !this.#withRoom.has(channelId)))
      this.#want(channelId, false);
  }

  /**
   * Asks LINE now.
   * @param refused LINE has just refused a push, see `recordQuota`
   * @throws what `LineClient.ask` throws
   */
  async read(channelId: string, refused = false): Promise<QuotaFigures> {
    this.#pushes.delete(channelId);
    const figures = await this.#line.ask(channelId, async (line) => {
      const [quota, consumption] = await Promise.all([line.getMessageQuota(), line.getMessageQuotaConsumption()]);
      return { limit: quota.type === 'limited' ? (quota.value ?? 0) : null, used: consumption.totalUsage };
    });
    await this.store.write(byLine, (tx) => recordQuota(tx, channelId, figures, refused));
    if (figures.limit === null || figures.used < figures.limit) this.#withRoom.add(channelId);
    else this.#withRoom.delete(channelId);
    return figures;
  }

  #want(channelId: string, refused: boolean): void {
    this.#wanted.set(channelId, { refused: refused || (this.#wanted.get(channelId)?.refused ?? false) });
    this.wake();
  }

  protected async step(): Promise<number> {
    const wanted = new Map(this.#wanted);
    this.#wanted.clear();
    const before = new Date(Date.now() - readEveryMs).toISOString();
    for (const id of await channelsToCount(this.store.db, before)) wanted.set(id, wanted.get(id) ?? { refused: false });
    await Promise.all([...wanted].map(([id, { refused }]) => this.#tryToRead(id, refused)));
    return pauseMs;
  }

  async #tryToRead(channelId: string, refused: boolean): Promise<void> {
    if ((this.#pausedUntil.get(channelId) ?? 0) > performance.now()) return;
    try {
      await this.read(channelId, refused);
    } catch (error) {
      this.#pausedUntil.set(channelId, performance.now() + pauseMs);
      this.log.warn({ channelId, reason: errorInShort(error) }, 'LINE gave no figures of the month');
    }
  }
}
