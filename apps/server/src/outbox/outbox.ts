import type { Logger } from 'pino';
import { chatsToServe } from '../store/deliveries.ts';
import { Loop } from '../store/loop.ts';
import type { Store } from '../store/store.ts';
import { type ClaimedCall, claimCall, releaseClaims } from './claim.ts';
import { recordOutcome } from './record.ts';
import type { Sender } from './sender.ts';

/** Chats served at the same moment. */
const chatsAtOnce = 32;
/** Most commits bring nothing to send; what they bring in one moment leaves together. */
const restMs = 10;

/**
 * Claim, send, record: what is due leaves in order within each LINE chat, chats beside each other, network outside any
 * transaction. A crash anywhere leaves rows from which the next process goes on.
 */
export class Outbox {
  readonly #store: Store;
  readonly #sender: Sender;
  readonly #log: Logger;
  readonly #loop: Loop;
  readonly #busy = new Map<string, Promise<void>>();
  #claimsReleased = false;

  constructor(store: Store, sender: Sender, log: Logger) {
    this.#store = store;
    this.#sender = sender;
    this.#log = log;
    this.#loop = new Loop(
      store,
      () => this.#workOff(),
      (error) => log.error({ err: error }, 'the outbox could not be read'),
      restMs,
    );
  }

  start(): void {
    this.#loop.start();
  }

  /** What has left is recorded before this resolves. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    await Promise.all(this.#busy.values());
  }

  /** @returns ms until there is something to send. */
  async #workOff(): Promise<number> {
    if (!this.#claimsReleased) await this.#releaseClaims();
    const free = chatsAtOnce - this.#busy.size;
    // One that is served wakes us when it is done.
    if (free === 0) return Number.POSITIVE_INFINITY;
    // Most commits bring nothing to send; looking must not cost them a transaction.
    const chats = await chatsToServe(this.#store.db, [...this.#busy.keys()], free);
    const now = new Date().toISOString();
    const due = chats.filter(({ at }) => at <= now);
    if (due.length > 0) await this.#claimAndSend(due.map(({ lineChatId }) => lineChatId));
    const later = chats[due.length];
    return later ? Date.parse(later.at) - Date.now() : Number.POSITIVE_INFINITY;
  }

  async #releaseClaims(): Promise<void> {
    const { dialect } = this.#store;
    await this.#store.write((tx) => releaseClaims(tx, (processId) => dialect.hasEnded(tx.db, processId)));
    this.#claimsReleased = true;
  }

  async #claimAndSend(chats: readonly string[]): Promise<void> {
    const { processId } = this.#store.dialect;
    const claimed = await this.#store.write(async (tx) => {
      const calls: ClaimedCall[] = [];
      for (const chat of chats) {
        const call = await claimCall(tx, chat, processId, this.#sender);
        if (call) calls.push(call);
      }
      return calls;
    });
    for (const call of claimed) {
      const served = this.#serve(call).finally(() => {
        this.#busy.delete(call.lineChatId);
        this.#loop.wake();
      });
      this.#busy.set(call.lineChatId, served);
    }
  }

  async #serve(claimed: ClaimedCall): Promise<void> {
    const { call } = claimed;
    const began = performance.now();
    const outcome = await this.#sender.send(call);
    const ms = Math.round(performance.now() - began);
    this.#log.info(
      { call: call.id, route: call.route, bubbles: call.bubbles.length, outcome: outcome.kind, ms },
      'sent to LINE',
    );
    try {
      await this.#store.write((tx) => recordOutcome(tx, claimed, outcome));
    } catch (error) {
      // The claim runs out and the same call is sent again; LINE then says that it has it.
      this.#log.error({ err: error, call: call.id }, 'what LINE answered could not be recorded');
    }
  }
}
