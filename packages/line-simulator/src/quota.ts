import { monthInJapan } from './japan-time.ts';

/** Counts per channel and month how many people were addressed (LINE docs, Messaging API pricing). */
export class QuotaBook {
  readonly #used = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  usedBy(channelId: string): number {
    return this.#used.get(this.#nameOf(channelId)) ?? 0;
  }

  add(channelId: string, recipients: number): void {
    this.setUsed(channelId, this.usedBy(channelId) + recipients);
  }

  /** What this month's count shall be, for a test or demo of a month that is nearly spent. */
  setUsed(channelId: string, used: number): void {
    this.#used.set(this.#nameOf(channelId), used);
  }

  /** What is counted, to be remembered beyond a stop. */
  entries(): [name: string, used: number][] {
    return [...this.#used];
  }

  restore(entries: [name: string, used: number][]): void {
    for (const [name, used] of entries) this.#used.set(name, used);
  }

  /** Months are counted in Japan's time, as LINE's statistics days are; the exact reset moment is not published. */
  #nameOf(channelId: string): string {
    return `${channelId} ${monthInJapan(this.#now())}`;
  }
}
