import type { Instant } from './ids.ts';
import { callsOfNextWords, type Queue } from './leaving.ts';
import type { QuotaView } from './quota-views.ts';

/** What words into one place at LINE cost: what waits there and its tokens, and the messages of the month that one push costs. */
export type PlaceWallet = Queue & { readonly cost: number };

/** What the next words into a LINE room cost. */
export type WalletView = {
  /** Each place that hears the room, one at least: every place is answered by calls of its own. */
  readonly places: readonly PlaceWallet[];
  /** The month with the least left of those that pay; null: LINE has not been asked yet. */
  readonly quota: QuotaView | null;
  /** Why words without a free token would wait now, in one place at least. */
  readonly held: 'monthlyLimit' | 'memberCap' | null;
  /** The member's own share of the month. */
  readonly cap: { readonly limit: number; readonly used: number } | null;
};

/** What the same words cost in all places together: `along` when they pay nowhere, but not all of them have a token. */
export type PriceOfWords = { readonly messages: number; readonly kind: 'costs' | 'along' | 'free' };

export function priceOfWords(
  places: readonly PlaceWallet[],
  words: { readonly now: Instant; readonly bubbles: number; readonly silent: boolean },
): PriceOfWords {
  const calls = places.map((place) => ({ ...callsOfNextWords(place, words), cost: place.cost }));
  const messages = calls.reduce((sum, { paid, cost }) => sum + paid * cost, 0);
  if (messages > 0) return { messages, kind: 'costs' };
  return { messages, kind: calls.some(({ along }) => along > 0) ? 'along' : 'free' };
}

/** Of the months that words into several places are paid from, the one that ends first; a month that nobody knows says nothing. */
export function tightestMonth(months: readonly (QuotaView | null)[]): QuotaView | null {
  const left = ({ limit, used }: QuotaView) => (limit === null ? Number.POSITIVE_INFINITY : limit - used);
  const known = months.filter((month) => month !== null);
  return known.length === 0 ? null : known.reduce((least, month) => (left(month) < left(least) ? month : least));
}
