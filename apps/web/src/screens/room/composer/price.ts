import { lineLimits, type QuotaLevel, type WalletView } from '@engawa/domain';

/** What sending now costs. `until` is a moment in milliseconds; `left` what remains of the month, null when nobody knows or limits it. */
export type Price =
  | { readonly kind: 'free'; readonly until: number }
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

/**
 * Up to five bubbles are one call; each call spends one free reply token or costs what one push costs (N01).
 * @param now milliseconds
 */
export function priceOf(wallet: WalletView, now: number, bubbles: number): Price {
  const calls = Math.max(1, Math.ceil(bubbles / lineLimits.bubblesPerCall));
  const free = wallet.freeUntil.map((at) => Date.parse(at)).filter((at) => at > now);
  if (free.length >= calls) return { kind: 'free', until: free.sort((a, b) => a - b).at(-calls)! };
  if (wallet.held) return { kind: 'held', why: wallet.held };
  return { kind: 'costs', messages: (calls - free.length) * wallet.cost, ...leftOf(wallet) };
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
