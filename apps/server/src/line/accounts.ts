import { recordAccount } from '../chat/channels.ts';
import { channelIds } from '../store/channels.ts';
import { Hourly } from './hourly.ts';
import { accountFacts, webhookState } from './onboarding.ts';

/**
 * Learns what was changed at LINE's side, which tells nobody: name and picture of an account, whether its Chat is on (which
 * decides who shows 既読), whether its webhook is.
 */
export class Accounts extends Hourly {
  override async look(): Promise<void> {
    for (const id of await channelIds(this.store.db)) await this.#lookAt(id);
  }

  async #lookAt(channelId: string): Promise<void> {
    try {
      const [account, webhook] = await this.line.ask(channelId, (line) =>
        Promise.all([accountFacts(line), webhookState(line)]),
      );
      await recordAccount(this.store, channelId, { account, active: webhook?.active ?? null });
    } catch (error) {
      this.log.warn({ channelId, reason: String(error) }, 'LINE said nothing of the account');
    }
  }
}
