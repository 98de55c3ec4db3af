import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Loop } from '../store/loop.ts';
import type { Store } from '../store/store.ts';
import { type ClaimedCall, chatsWithWork, claimCall, releaseClaims } from './claim.ts';
import { recordOutcome } from './record.ts';
import type { Sender } from './sender.ts';

/** Chats served at the same moment. */
const chatsAtOnce = 32;

/**
 * Claim, send, record: what is due leaves in order within each LINE chat, chats beside each other, network outside any
 * transaction. A crash anywhere leaves rows from which the next process goes on.
 */
export class Outbox {
  readonly #store: Store;
  readonly #sender: Sender;
  readonly #log: Logger;
  readonly #loop: Loop;
  readonly #owner = randomUUID();
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

  async #workOff(): Promise<number> {
    if (!this.#claimsReleased && !this.#store.dialect.severalProcesses) {
      await this.#store.write((tx) => releaseClaims(tx, this.#owner));
    }
    this.#claimsReleased = true;
    // Most commits bring nothing to send; looking must not cost them a transaction.
    const next = await this.#nextDue();
    if (next === null) return Number.POSITIVE_INFINITY;
    if (next <= Date.now() && this.#busy.size < chatsAtOnce) await this.#claimAndSend();
    return Math.max(20, ((await this.#nextDue()) ?? Number.POSITIVE_INFINITY) - Date.now());
  }

  async #claimAndSend(): Promise<void> {
    const claimed = await this.#store.write(async (tx) => {
      const chats = await chatsWithWork(tx, new Set(this.#busy.keys()), chatsAtOnce - this.#busy.size);
      const calls: ClaimedCall[] = [];
      for (const chat of chats) {
        const call = await claimCall(tx, chat, this.#owner, this.#sender);
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

  /** Ms since 1970 of the first thing to do that is not being done; null when nothing is open. */
  async #nextDue(): Promise<number | null> {
    const busy = [...this.#busy.keys()];
    let query = this.#store.db
      .selectFrom('delivery')
      .select((eb) => [
        eb.fn
          .min(eb.case().when('status', '=', 'waiting').then(eb.ref('due_at')).else(eb.ref('claimed_until')).end())
          .as('at'),
      ])
      .where('status', 'in', ['waiting', 'sending']);
    if (busy.length > 0) query = query.where('line_chat_id', 'not in', busy);
    const row = await query.executeTakeFirst();
    return row?.at ? Date.parse(row.at) : null;
  }
}
