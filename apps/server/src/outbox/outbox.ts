import type { ChannelId, Instant } from '@engawa/domain';
import type { Logger } from 'pino';
import { Loop } from '../store/loop.ts';
import { type ChatToServe, chatsToServe } from '../store/open-deliveries.ts';
import type { Store, WriteTx } from '../store/store.ts';
import { throughFaults } from '../store/through-faults.ts';
import { byLine } from '../store/who.ts';
import { callsAllowed, type Pulse, pulseAfter, steady } from './breaker.ts';
import { type ClaimedCall, claimCall, claimForMs } from './claim.ts';
import { releaseClaims } from './claims.ts';
import { Recorder } from './recorder.ts';
import type { Outcome, Sender } from './sender.ts';

/** Chats served at the same moment. */
const chatsAtOnce = 64;
/** Chats found beyond those that can be served at once. */
const lookAhead = 500;
/** What is left of a claim when LINE has to have answered: the answer is written down before the claim is over. */
const toRecordMs = 1000;
/** Most commits bring nothing to send; what they bring in one moment leaves together. */
const restMs = 10;
/** A chat of which no call could be made is looked at again after so long. */
const asideMs = 5000;

/**
 * Claim, send, record: what is due leaves in order within each LINE chat, chats beside each other, network outside any
 * transaction. A crash anywhere leaves rows from which the next process goes on.
 */
export class Outbox {
  readonly #store: Store;
  readonly #sender: Sender;
  readonly #log: Logger;
  readonly #loop: Loop;
  readonly #recorder: Recorder;
  /** Calls that LINE has not answered yet. */
  #asked = 0;
  /** Chats that are served now. */
  readonly #busy = new Map<string, { readonly channelId: ChannelId; readonly done: Promise<void> }>();
  /** Chats in which something was due when it was looked for last, the earliest first. */
  #due: ChatToServe[] = [];
  /** Chats that stand in nobody's way, and until when by `performance.now()`, which nobody sets; so have all pauses it. */
  readonly #aside = new Map<string, number>();
  readonly #pulses = new Map<ChannelId, Pulse>();
  #claimsReleased = false;
  #stopping = false;

  constructor(store: Store, sender: Sender, log: Logger) {
    this.#store = store;
    this.#sender = sender;
    this.#recorder = new Recorder(store, () => this.#asked > 0);
    this.#log = log;
    this.#loop = new Loop(
      store,
      () => this.#workOff(),
      (error) => log.error({ err: error }, 'the outbox could not be read'),
      () => restMs,
    );
  }

  start(): void {
    this.#stopping = false;
    this.#loop.start();
  }

  /** What has left is recorded before this resolves, if the machine is well before the end of its claim. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#loop.stop();
    await Promise.all([...this.#busy.values()].map(({ done }) => done));
  }

  /** Nothing is asked of LINE for this channel before, because nothing but faults came back; null: it goes on. */
  pausedUntil(channelId: ChannelId): Instant | null {
    const { pausedUntil } = this.#pulses.get(channelId) ?? steady;
    const leftMs = pausedUntil - performance.now();
    return leftMs > 0 ? new Date(Date.now() + leftMs).toISOString() : null;
  }

  /** @returns ms until there is something to send. */
  async #workOff(): Promise<number> {
    if (!this.#claimsReleased) await this.#releaseClaims();
    const free = chatsAtOnce - this.#busy.size;
    // One that is served wakes us when it is done.
    if (free === 0) return Number.POSITIVE_INFINITY;
    const laterMs = this.#due.length > 0 ? 0 : await this.#look(free);
    const chats = this.#due.splice(0, free).filter(({ lineChatId }) => !this.#busy.has(lineChatId));
    if (chats.length > 0) await this.#claimAndSend(this.#allowed(chats));
    return this.#due.length > 0 ? 0 : laterMs;
  }

  /**
   * Finds what is due, more than can be served at once: the next ones are served from it, in the same order, without looking
   * again. Most commits bring nothing to send; looking must not cost them a transaction. @returns ms until more is.
   */
  async #look(free: number): Promise<number> {
    const resting = this.#restingChannels();
    const chatsToLeave = [...this.#busy.keys(), ...this.#chatsAside()];
    const except = { chats: chatsToLeave, channels: resting.map(([channelId]) => channelId) };
    const now = new Date().toISOString();
    const chats = await chatsToServe(this.#store.db, except, { limit: free + lookAhead, now });
    this.#due = chats.filter(({ at }) => at <= now);
    const pauses = [...resting.map(([, until]) => until), ...this.#aside.values()];
    const later = chats[this.#due.length];
    const laterMs = later ? Date.parse(later.at) - Date.now() : Number.POSITIVE_INFINITY;
    return Math.min(...pauses.map((until) => until - performance.now()), laterMs);
  }

  /** Channels of which nothing more is to be sent now, and until when; one whose probe is under way wakes us itself. */
  #restingChannels(): [ChannelId, number][] {
    const now = performance.now();
    return [...this.#pulses]
      .filter(([channelId, pulse]) => callsAllowed(pulse, now) <= this.#underWay(channelId))
      .map(([channelId, pulse]) => [channelId, pulse.pausedUntil > now ? pulse.pausedUntil : Number.POSITIVE_INFINITY]);
  }

  #underWay(channelId: ChannelId): number {
    return [...this.#busy.values()].filter((call) => call.channelId === channelId).length;
  }

  /** Of a channel that rested, the first alone. */
  #allowed(due: readonly ChatToServe[]): ChatToServe[] {
    const now = performance.now();
    return [...Map.groupBy(due, (chat) => chat.channelId)].flatMap(([channelId, chats]) => {
      const allowed = callsAllowed(this.#pulses.get(channelId) ?? steady, now);
      return chats.slice(0, Math.max(allowed - this.#underWay(channelId), 0));
    });
  }

  async #releaseClaims(): Promise<void> {
    const { dialect } = this.#store;
    await this.#store.write(byLine, (tx) => releaseClaims(tx, (processId) => dialect.hasEnded(tx.db, processId)));
    this.#claimsReleased = true;
  }

  #chatsAside(): string[] {
    const now = performance.now();
    for (const [lineChatId, until] of this.#aside) if (until <= now) this.#aside.delete(lineChatId);
    return [...this.#aside.keys()];
  }

  async #claimAndSend(chats: readonly ChatToServe[]): Promise<void> {
    // Not by the wall clock, and from before the commit: however long that takes, the call ends before its claim.
    const claimedUntil = performance.now() + claimForMs;
    for (const call of await this.#claim(chats)) {
      const done = this.#serve(call, claimedUntil).finally(() => {
        this.#busy.delete(call.lineChatId);
        this.#loop.wake();
      });
      this.#busy.set(call.lineChatId, { channelId: call.call.channelId, done });
    }
  }

  /** In one write; if that fails, in one each, so that what fails holds back only its own chat. */
  async #claim(chats: readonly ChatToServe[]): Promise<ClaimedCall[]> {
    try {
      return await this.#store.write(byLine, (tx) => this.#claimIn(tx, chats));
    } catch (error) {
      if (chats.length > 1) return (await Promise.all(chats.map((chat) => this.#claim([chat])))).flat();
      for (const { lineChatId } of chats) {
        this.#aside.set(lineChatId, performance.now() + asideMs);
        this.#log.error({ err: error, lineChat: lineChatId }, 'no call could be made of what is to be sent');
      }
      return [];
    }
  }

  async #claimIn(tx: WriteTx, chats: readonly ChatToServe[]): Promise<ClaimedCall[]> {
    const { processId } = this.#store.dialect;
    const calls: ClaimedCall[] = [];
    for (const { lineChatId } of chats) {
      const call = await claimCall(tx, lineChatId, processId, this.#sender);
      if (call) calls.push(call);
    }
    return calls;
  }

  async #serve(claimed: ClaimedCall, claimedUntil: number): Promise<void> {
    const { call } = claimed;
    const began = performance.now();
    this.#asked += 1;
    const outcome = await this.#sender.send(call, claimedUntil - toRecordMs - began).finally(() => {
      this.#asked -= 1;
    });
    const ms = Math.round(performance.now() - began);
    // What LINE was asked last, the admin sees (`Traffic`); a line for each call is for who looks for a fault.
    this.#log.debug(
      { call: call.id, route: call.route, bubbles: call.bubbles.length, outcome: outcome.kind, ms },
      'sent to LINE',
    );
    this.#feel(call.channelId, outcome);
    try {
      await this.#record(claimed, outcome, claimedUntil);
    } catch (error) {
      // The claim runs out and the same call is sent again; LINE then says that it has it.
      this.#log.error({ err: error, call: call.id }, 'what LINE answered could not be recorded');
    }
  }

  /**
   * What is known is not forgotten because the machine cannot write it down: a call whose claim runs out is asked about again,
   * and of a reply token nothing more would be known. It may be as late as it likes, see `recordOutcome`.
   */
  #record(claimed: ClaimedCall, outcome: Outcome, claimedUntil: number): Promise<void> {
    const write = () => this.#recorder.record({ claimed, outcome });
    return throughFaults(this.#store, write, (err, faults) => {
      if (faults === 1) this.#log.warn({ err, call: claimed.call.id }, 'what LINE answered waits to be recorded');
      return !this.#stopping || performance.now() < claimedUntil;
    });
  }

  #feel(channelId: ChannelId, outcome: Outcome): void {
    const before = this.#pulses.get(channelId) ?? steady;
    const pulse = pulseAfter(before, outcome, performance.now());
    if (pulse.faults === 0) this.#pulses.delete(channelId);
    else this.#pulses.set(channelId, pulse);
    if (pulse.pausedUntil > before.pausedUntil) {
      this.#log.warn(
        { channelId, faults: pulse.faults, until: this.pausedUntil(channelId) },
        'LINE is not asked for a while',
      );
    }
  }
}
