import type { TrafficProblem } from '@engawa/domain';
import type { Logger } from 'pino';
import { redeliverySeen } from '../../store/channel-changes.ts';
import type { Store } from '../../store/store.ts';
import { type Traffic as Entry, insertTraffic, trafficKept } from '../../store/traffic.ts';
import { byLine } from '../../store/who.ts';
import type { Asked } from '../asking/watched.ts';
import { labelIn, outside } from '../hearing/from-line/outside.ts';
import { isPlainNo, problemOf, refusalOf } from './problem.ts';
import { shown } from './shown.ts';
import type { SignatureCauses } from './signature-cause.ts';

/** How often what happened is written down, all together. */
const flushEveryMs = 1000;

/** A webhook as the door answered it. */
export type Came = {
  readonly channelId: string;
  /** From its coming in to the answer. */
  readonly ms: number;
  readonly status: number;
  readonly problem: TrafficProblem | null;
  /** Of a request that was signed rightly; null for all others, which may be anybody's. */
  readonly events: readonly unknown[] | null;
  readonly bytes: number;
};

/**
 * The last requests between LINE and us, for the channel doctor. They are put down in memory at once and written about
 * once a second, so neither a webhook nor words on their way wait for it; a crash loses a second of them.
 */
export class Traffic {
  readonly #store: Store;
  readonly #causes: SignatureCauses;
  readonly #log: Logger;
  readonly #waiting = new Map<string, (() => Promise<Entry> | Entry)[]>();
  readonly #redelivered = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(store: Store, causes: SignatureCauses, log: Logger) {
    this.#store = store;
    this.#causes = causes;
    this.#log = log;
  }

  start(): void {}

  /** Writes down what is still in memory. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.flush();
  }

  /** A webhook was answered. */
  came({ channelId, status, problem, events, bytes, ...came }: Came): void {
    const [at, ms] = [new Date().toISOString(), Math.round(came.ms)];
    if (events?.some(isRedelivery)) this.#redelivered.add(channelId);
    this.#put(channelId, 'in', () => ({
      ...{ channelId, direction: 'in', at, ms, status, requestId: null, problem },
      what: events ? typesOf(events) : '',
      body: events ? shown(events) : JSON.stringify({ bytes }),
    }));
  }

  /** A webhook was refused because of its signature. */
  cameUnsigned(
    { channelId, status, bytes, ...came }: Omit<Came, 'problem' | 'events'>,
    body: Buffer,
    signature: unknown,
  ): void {
    const [at, ms] = [new Date().toISOString(), Math.round(came.ms)];
    // Whoever knocks with long bodies does not fill our memory with them.
    const short = this.#causes.judges(body) ? body : null;
    this.#put(channelId, 'in', async () => ({
      ...{ channelId, direction: 'in', at, ms, status, requestId: null, what: '' },
      problem: await this.#causes.causeOf(channelId, short, signature),
      body: JSON.stringify({ bytes }),
    }));
  }

  /** LINE was asked. */
  went(channelId: string, { what, request, ms, status, requestId, error }: Asked): void {
    const at = new Date().toISOString();
    this.#put(channelId, 'out', () => ({
      ...{ channelId, direction: 'out', at, ms, status, requestId, what },
      problem: isPlainNo(what, status) ? null : problemOf(error, status),
      body: shown(request, refusalOf(error)),
    }));
  }

  /** Writes down what waits; for those who cannot wait for the next time. Resolves when all of it is there to be read. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  async #write(): Promise<void> {
    const [makers, redelivered] = [[...this.#waiting.values()].flat(), [...this.#redelivered]];
    this.#waiting.clear();
    this.#redelivered.clear();
    if (makers.length === 0) return;
    try {
      const entries = (await Promise.all(makers.map((make) => this.#entry(make)))).flat();
      await this.#store.write(byLine, async (tx) => {
        await insertTraffic(tx, entries);
        await redeliverySeen(tx, redelivered);
      });
    } catch (error) {
      this.#log.warn({ err: error }, 'requests could not be written down for the channel doctor');
    }
  }

  /** Of one that cannot be shown nothing is; those beside it are. */
  async #entry(make: () => Promise<Entry> | Entry): Promise<Entry[]> {
    try {
      return [await make()];
    } catch (error) {
      this.#log.warn({ err: error }, 'a request could not be shown by the channel doctor');
      return [];
    }
  }

  /** Entries are made when they are written: under load most are pushed out before. */
  #put(channelId: string, direction: 'in' | 'out', make: () => Promise<Entry> | Entry): void {
    const key = `${channelId} ${direction}`;
    const waiting = this.#waiting.get(key) ?? [];
    waiting.push(make);
    if (waiting.length > trafficKept) waiting.shift();
    this.#waiting.set(key, waiting);
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, flushEveryMs).unref();
  }
}

function typesOf(events: readonly unknown[]): string {
  const types = events.map((event) => labelIn(outside(event).type, 40) ?? '?');
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, count]) => (count > 1 ? `${type} ×${count}` : type))
    .join(', ')
    .slice(0, 200);
}

/** LINE sends it again (LINE docs, Webhook redelivery): somebody has switched that on. */
function isRedelivery(event: unknown): boolean {
  return outside(outside(event).deliveryContext).isRedelivery === true;
}
