import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { invitationAlphabet } from '@engawa/domain';
import { addressKey, codeAttempts } from './attempts.ts';

const length = 12;

/** The one-time code of the first run. Only the server's console shows it, so whoever has it runs this server. */
export class Setup {
  /** Null when the company is set up already. */
  readonly code: string | null;
  readonly #attempts = codeAttempts();

  constructor(needed: boolean) {
    this.code = needed ? makeCode() : null;
  }

  /** False while too many codes came from this address. */
  mayTry(ip: string): boolean {
    const key = addressKey(ip);
    if (this.#attempts.secondsToWait(key) > 0) return false;
    this.#attempts.count(key);
    return true;
  }

  /** @param typed with or without hyphens, in capitals or not. */
  fits(typed: string): boolean {
    return this.code !== null && timingSafeEqual(digest(bare(typed)), digest(bare(this.code)));
  }
}

/** Three groups of four, to be read from one screen and typed into another; 59 bits. */
function makeCode(): string {
  const signs = Array.from({ length }, () => invitationAlphabet[randomInt(invitationAlphabet.length)]).join('');
  return signs.match(/.{4}/g)!.join('-');
}

function bare(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
