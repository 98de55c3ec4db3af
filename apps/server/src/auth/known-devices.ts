import { randomBytes } from 'node:crypto';
import { sign, signedValue } from './signed-cookie.ts';

const name = 'engawa.device';
const year = 365 * 24 * 60 * 60;
/** People who share one computer; whoever was there longest ago is forgotten first. */
const mostMembers = 8;

/** A browser, and the members who signed in there. */
type Device = { readonly id: string; readonly members: readonly string[] };

/**
 * Remembers in a signed cookie who signed in on a device before. It opens nothing: it says whose wrong guesses are counted
 * apart from those of strangers (OWASP, Slow Down Online Guessing Attacks with Device Cookies).
 */
export class KnownDevices {
  readonly #key: string;
  readonly #secure: boolean;

  constructor(key: string, secure: boolean) {
    this.#key = key;
    this.#secure = secure;
  }

  /** The device's id if this member signed in there before. @param cookies the request's header. */
  knows(cookies: string, memberId: string): string | null {
    const device = this.#read(cookies);
    return device?.members.includes(memberId) ? device.id : null;
  }

  /** The `Set-Cookie` after a sign-in. */
  remember(cookies: string, memberId: string): string {
    const { id, members } = this.#read(cookies) ?? { id: randomBytes(9).toString('base64url'), members: [] };
    const now = [memberId, ...members.filter((other) => other !== memberId)].slice(0, mostMembers);
    const value = sign(JSON.stringify({ id, members: now } satisfies Device), this.#key);
    return `${name}=${value}; Max-Age=${year}; Path=/api/auth; HttpOnly; SameSite=Lax${this.#secure ? '; Secure' : ''}`;
  }

  #read(cookies: string): Device | null {
    const value = signedValue(cookies, name, this.#key);
    return value === null ? null : (JSON.parse(value) as Device);
  }
}
