import { isIPv6 } from 'node:net';

type Count = { times: number; readonly until: number };

/** Counts what may be guesses, in windows of time; each server process counts for itself. */
export class Attempts {
  readonly #counts = new Map<string, Count>();
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #now: () => number;

  constructor(limit: number, windowMs: number, now: () => number = () => performance.now()) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** 0: go ahead. */
  secondsToWait(key: string): number {
    const count = this.#live(key);
    return count && count.times >= this.#limit ? Math.ceil((count.until - this.#now()) / 1000) : 0;
  }

  /** Before the guess is checked, so that many at once cannot slip past. */
  count(key: string): void {
    const count = this.#live(key);
    if (count) count.times += 1;
    else this.#begin(key);
  }

  /** It was no guess: takes one back. */
  forgive(key: string): void {
    const count = this.#live(key);
    if (count) count.times -= 1;
  }

  forget(key: string): void {
    this.#counts.delete(key);
  }

  #live(key: string): Count | undefined {
    const count = this.#counts.get(key);
    return count && count.until > this.#now() ? count : undefined;
  }

  #begin(key: string): void {
    this.#counts.delete(key);
    if (this.#counts.size >= mostKeys) this.#counts.delete(this.#counts.keys().next().value!);
    this.#counts.set(key, { times: 1, until: this.#now() + this.#windowMs });
  }
}

/** A flood of made-up ids must not fill the memory; the oldest are forgotten first. */
const mostKeys = 100_000;

const minute = 60_000;

/** Guesses at the password of whoever is signed in, before they may change it. */
export const ownPasswordAttempts = (): Attempts => new Attempts(10, 15 * minute);

/** Guesses at the code of the first run. */
export const codeAttempts = (): Attempts => new Attempts(20, 15 * minute);

/** One subscriber's IPv6 addresses are as many as they like within a /64. */
export function addressKey(ip: string): string {
  if (!isIPv6(ip) || ip.includes('.')) return ip;
  const [head = '', tail] = ip.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<string>(gap).fill('0'), ...back].slice(0, 4).join(':');
}
