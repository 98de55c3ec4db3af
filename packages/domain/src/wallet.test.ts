import { describe, expect, it } from 'vitest';
import type { QuotaView } from './quota-views.ts';
import { type PlaceWallet, priceOfWords, tightestMonth } from './wallet.ts';

const now = '2026-11-22T05:00:00.000Z';
const soon = '2026-11-22T05:00:50.000Z';
const words = { now, bubbles: 1, silent: false };
const place = (cost: number, tokens: readonly string[] = []): PlaceWallet => ({
  ...{ ahead: [], tokens, undoSeconds: 5, cost },
});

describe('words that several places hear', () => {
  it('cost in each what a push costs there, a token of one place pays in no other', () => {
    expect(priceOfWords([place(1), place(7)], words)).toEqual({ messages: 8, kind: 'costs' });
    expect(priceOfWords([place(1, [soon, soon]), place(7)], words)).toEqual({ messages: 7, kind: 'costs' });
  });

  it('are free when every place answers by a token, and cost for each call', () => {
    expect(priceOfWords([place(1, [soon]), place(7, [soon])], words)).toEqual({ messages: 0, kind: 'free' });
    expect(priceOfWords([place(1, [soon]), place(7, [soon])], { ...words, bubbles: 6 })).toEqual({
      messages: 8,
      kind: 'costs',
    });
  });

  it('are paid from the month with the least left, as far as it is known', () => {
    const month = (limit: number | null, used: number): QuotaView => ({
      ...{ limit, used, usedByLine: used, usedByUs: used, level: 'fine', forecast: null, readAt: now },
    });
    expect(tightestMonth([month(200, 20), null, month(null, 900), month(1000, 990)])?.limit).toBe(1000);
    expect(tightestMonth([null, month(null, 3)])?.limit).toBeNull();
    expect(tightestMonth([null])).toBeNull();
  });
});
