import type { TrafficProblem } from '@engawa/domain';
import { validateSignature } from '@line/bot-sdk';
import type { Sealing } from '../../sealing.ts';
import type { Store } from '../../store/store.ts';

/** Anybody can send us long bodies under wrong signatures: what is not signed gets little of our time. */
const mostBytes = 64 * 1024;
const mostSecrets = 50;
const everyMs = 1000;

/** Finds out why a signature does not fit, after the answer was given. */
export class SignatureCauses {
  readonly #store: Store;
  readonly #sealing: Sealing;
  #notBefore = 0;

  constructor(store: Store, sealing: Sealing) {
    this.#store = store;
    this.#sealing = sealing;
  }

  /** Whether this is short enough to be tried with the secrets of other accounts. */
  judges(body: Buffer): boolean {
    return body.length <= mostBytes;
  }

  /** @param body null: too long to be tried. @param signature as it stood in the header, if it did. */
  async causeOf(channelId: string, body: Buffer | null, signature: unknown): Promise<TrafficProblem> {
    if (typeof signature !== 'string' || signature === '') return 'signatureMissing';
    if (!body || performance.now() < this.#notBefore) return 'signatureWrong';
    this.#notBefore = performance.now() + everyMs;
    for (const secret of await this.#otherSecrets(channelId)) {
      if (validateSignature(body, secret, signature)) return 'signedForOther';
    }
    return 'signatureWrong';
  }

  async #otherSecrets(channelId: string): Promise<string[]> {
    const rows = await this.#store.db
      .selectFrom('channel')
      .select(['id', 'sealed_secret'])
      .where('id', '!=', channelId)
      .orderBy('created_at')
      .limit(mostSecrets)
      .execute();
    return rows.flatMap((row) => this.#open(row.sealed_secret, row.id));
  }

  #open(sealed: string, id: string): string[] {
    try {
      return [this.#sealing.open(sealed, id)];
    } catch {
      return [];
    }
  }
}
