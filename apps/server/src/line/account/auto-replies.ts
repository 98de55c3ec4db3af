import { lineDayOf } from '@engawa/domain';
import { errorInShort } from '../../error-in-log.ts';
import { noteAutoReplies } from '../../store/channel-changes.ts';
import { channelsInUse } from '../../store/channels.ts';
import { byLine } from '../../store/who.ts';
import { Hourly } from '../asking/hourly.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Finds out whether LINE itself answers people (auto-response and greeting message of LINE Official Account Manager, both on
 * in a new account): no webhook and no other API tells of that, but LINE's figures of the day before count them (LINE
 * reference, Get number of message deliveries; ready on the next day, at no stated hour). Nothing else is taken as a hint: what LINE users quote of bubbles that are
 * not ours may be a broadcast, or an answer by hand.
 */
export class AutoReplies extends Hourly {
  /** The day of which LINE told last, by channel. */
  readonly #known = new Map<string, string>();

  /** Asks for the day before, of every channel that was in use then and of which it is not known yet. */
  override async look(): Promise<void> {
    const yesterday = new Date(Date.now() - dayMs).toISOString();
    const day = lineDayOf(yesterday);
    for (const id of await channelsInUse(this.store.db, yesterday)) {
      if (this.#known.get(id) !== day) await this.#ask(id, day);
    }
  }

  async #ask(channelId: string, date: string): Promise<void> {
    try {
      const counts = await this.line.ask(channelId, (line) => line.getNumberOfMessageDeliveries(date));
      if (counts.status !== 'ready') return;
      this.#known.set(channelId, date);
      const seen = (counts.autoResponse ?? 0) + (counts.welcomeResponse ?? 0) > 0;
      await this.store.write(byLine, (tx) => noteAutoReplies(tx, channelId, seen));
    } catch (error) {
      this.log.warn({ channelId, reason: errorInShort(error) }, 'LINE gave no figures of the day');
    }
  }
}
