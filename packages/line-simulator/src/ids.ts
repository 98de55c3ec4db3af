import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID_TIME_LENGTH = 10;
const ULID_RANDOM_LENGTH = 16;
/** Keeps message ids at 18 digits, beyond what a JavaScript number can hold, as LINE's are. */
const MESSAGE_ID_BASE = 400_000_000_000_000_000n;

/** A user or bot id as LINE makes them: `U` and 32 hex digits. */
export function makeUserId(): string {
  return `U${randomBytes(16).toString('hex')}`;
}

/** A group id as LINE makes them: `C` and 32 hex digits. */
export function makeGroupId(): string {
  return `C${randomBytes(16).toString('hex')}`;
}

export function makeChannelId(): string {
  return `20${randomDigits(8)}`;
}

export function makeChannelSecret(): string {
  return randomBytes(16).toString('hex');
}

/** A basic id as LINE gives one to every new account: `@`, three digits, five letters. */
export function makeBasicId(): string {
  const letters = Array.from(randomBytes(5), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
  return `@${randomDigits(3)}${letters}`;
}

/** An opaque token: access, reply, quote and mark-as-read tokens. */
export function makeToken(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

/** A ULID; LINE documents that `webhookEventId` is one. `now` in ms. */
export function makeUlid(now: number): string {
  let time = '';
  let rest = Math.max(0, Math.trunc(now));
  for (let i = 0; i < ULID_TIME_LENGTH; i++) {
    time = CROCKFORD[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return time + Array.from(randomBytes(ULID_RANDOM_LENGTH), (byte) => CROCKFORD[byte % 32]).join('');
}

/** Makes message ids: long digit strings that grow with every message. */
export class MessageIdMint {
  #last = 0n;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  make(): string {
    const byClock = MESSAGE_ID_BASE + BigInt(Math.trunc(this.#now())) * 1000n;
    this.#last = byClock > this.#last ? byClock : this.#last + 1n;
    return this.#last.toString();
  }
}

function randomDigits(count: number): string {
  return Array.from(randomBytes(count), (byte) => byte % 10).join('');
}
