import { lineLimits, type PriceOfWords, priceOfWords, type QuotaLevel, type WalletView } from '@engawa/domain';

/** What sending now costs. `until` is a moment in milliseconds; `left` what remains of the month, null when nobody knows or limits it. */
export type Price =
  | { readonly kind: 'free'; readonly until: number }
  /** They leave with a push that leaves without them too. */
  | { readonly kind: 'along'; readonly until: number }
  | {
      readonly kind: 'costs';
      readonly messages: number;
      readonly left: number | null;
      /** It is the member's own share that is left, being smaller than the company's rest. */
      readonly ofCap: boolean;
      readonly unlimited: boolean;
      readonly level: QuotaLevel;
    }
  | { readonly kind: 'held'; readonly why: NonNullable<WalletView['held']> };

export type Words = { readonly bubbles: number; readonly silent: boolean };

/**
 * Up to five bubbles are one call in each place; each call spends one free reply token of the place or costs what one push
 * costs there (N01), unless the words go along with what waits already.
 * @param now milliseconds
 */
export function priceOfNextWords(wallet: WalletView, now: number, words: Words): Price {
  const { kind, messages } = priceAt(wallet, now, words);
  if (kind === 'free') return { kind, until: lasts(wallet, now, words) };
  if (wallet.held) return { kind: 'held', why: wallet.held };
  if (kind === 'along') return { kind, until: lasts(wallet, now, words) };
  return { kind, messages, ...leftOf(wallet) };
}

function priceAt(wallet: WalletView, now: number, words: Words): PriceOfWords {
  return priceOfWords(wallet.places, { ...words, now: new Date(now).toISOString() });
}

/** The first moment at which the same words would no longer cost the same. */
function lasts(wallet: WalletView, now: number, words: Words): number {
  const { kind } = priceAt(wallet, now, words);
  const stands = (at: number) => priceAt(wallet, at, words).kind === kind;
  // Whole milliseconds: halves of a part of one would never come together.
  let good = Math.floor(now);
  const last = good + lineLimits.replyTokenMs;
  while (good < last && stands(good + 1000)) good += 1000;
  let over = good + 1000;
  while (over - good > 1) {
    const middle = Math.floor((good + over) / 2);
    if (stands(middle)) good = middle;
    else over = middle;
  }
  return over;
}

function leftOf({ quota, cap }: WalletView) {
  const ofMonth = quota?.limit == null ? null : Math.max(0, quota.limit - quota.used);
  const ofCap = cap && Math.max(0, cap.limit - cap.used);
  const capped = ofCap !== null && (ofMonth === null || ofCap < ofMonth);
  return {
    left: capped ? ofCap : ofMonth,
    ofCap: capped,
    unlimited: quota !== null && quota.limit === null && !capped,
    level: quota?.level ?? ('fine' as const),
  };
}
