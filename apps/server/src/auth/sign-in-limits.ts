import { Attempts, addressKey } from './attempts.ts';

const minute = 60_000;

export type Knock = {
  readonly memberId: string;
  readonly ip: string;
  /** On which the member signed in before; null: strangers may send the same. */
  readonly device: string | null;
};

/**
 * How often one may guess at the sign-in. Everybody knows a member's id and can be wrong about the password from as many
 * addresses as they like; so what strangers do stops strangers, and a device that the member used before is counted alone.
 */
export class SignInLimits {
  /** Wrong guesses from one address; a whole office may stand behind it. */
  readonly #byAddress = new Attempts(100, 15 * minute);
  /** Guesses at one member's password from one address. */
  readonly #byAccount = new Attempts(10, 15 * minute);
  /** Guesses at one member's password from anywhere. */
  readonly #spread = new Attempts(100, 15 * minute);
  /** Guesses at one member's password on a device of theirs. */
  readonly #byDevice = new Attempts(10, 15 * minute);

  /** Counts a try before it is looked at, so that many at once cannot slip past. @returns seconds to wait; 0: it counts */
  count(knock: Knock): number {
    const counts = this.#countsOf(knock);
    const wait = Math.max(...counts.map(([attempts, key]) => attempts.secondsToWait(key)));
    if (wait === 0) for (const [attempts, key] of counts) attempts.count(key);
    return wait;
  }

  /** The password was right. */
  wasNoGuess(knock: Knock): void {
    for (const [attempts, key] of this.#countsOf(knock)) {
      if (attempts === this.#byAccount || attempts === this.#byDevice) attempts.forget(key);
      else attempts.forgive(key);
    }
  }

  #countsOf({ memberId, ip, device }: Knock): readonly (readonly [Attempts, string])[] {
    if (device !== null) return [[this.#byDevice, `${device} ${memberId}`]];
    const address = addressKey(ip);
    return [
      [this.#byAddress, address],
      [this.#byAccount, `${address} ${memberId}`],
      [this.#spread, memberId],
    ];
  }
}
