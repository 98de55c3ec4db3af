import { dayInJapan } from './japan-time.ts';

export type SendingMethod = 'reply' | 'push' | 'multicast';

/** How many people were sent to, by channel, method and day (LINE reference, Get number of sent messages). */
export class SentCounts {
  readonly #counts = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(channelId: string, method: SendingMethod, people: number): void {
    const name = nameOf(channelId, method, dayInJapan(this.#now()));
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + people);
  }

  /** `day` as `20261130`, in Japan's time. */
  countOn(channelId: string, method: SendingMethod, day: string): number {
    return this.#counts.get(nameOf(channelId, method, day)) ?? 0;
  }

  /** What is counted, to be remembered beyond a stop. */
  entries(): [name: string, people: number][] {
    return [...this.#counts];
  }

  restore(entries: [name: string, people: number][]): void {
    for (const [name, people] of entries) this.#counts.set(name, people);
  }
}

function nameOf(channelId: string, method: SendingMethod, day: string): string {
  return `${channelId} ${method} ${day}`;
}
