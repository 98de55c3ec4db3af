import type { QuotaView, WalletView } from '@engawa/domain';
import { describe, expect, it } from 'vitest';
import { priceOf } from './price.ts';

const now = Date.parse('2026-11-22T05:00:00.000Z');
const after = (seconds: number) => new Date(now + seconds * 1000).toISOString();
const quota: QuotaView = {
  limit: 200,
  usedByLine: 60,
  usedByUs: 63,
  used: 63,
  level: 'fine',
  forecast: null,
  readAt: null,
};
const wallet = (parts: Partial<WalletView> = {}): WalletView => ({
  freeUntil: [],
  cost: 1,
  quota,
  held: null,
  cap: null,
  undoSeconds: 5,
  ...parts,
});

describe('before words go to LINE the member sees', () => {
  it('that they are free while a reply token holds, and until when', () => {
    expect(priceOf(wallet({ freeUntil: [after(12), after(42)] }), now, 1)).toEqual({
      kind: 'free',
      until: now + 42_000,
    });
  });
  it('that eleven bubbles are three calls, of which two tokens pay two', () => {
    const price = priceOf(wallet({ freeUntil: [after(12), after(42)] }), now, 11);
    expect(price).toMatchObject({ kind: 'costs', messages: 1, left: 137 });
  });
  it('that ten bubbles are free only as long as both tokens hold', () => {
    expect(priceOf(wallet({ freeUntil: [after(12), after(42)] }), now, 10)).toEqual({
      kind: 'free',
      until: now + 12_000,
    });
  });
  it('what they cost and what is left once the minute is over', () => {
    expect(priceOf(wallet({ freeUntil: [after(-1)], cost: 2 }), now, 1)).toEqual({
      kind: 'costs',
      messages: 2,
      left: 137,
      ofCap: false,
      unlimited: false,
      level: 'fine',
    });
  });
  it('their own share where it is smaller than the rest of the month', () => {
    expect(priceOf(wallet({ cap: { limit: 30, used: 28 } }), now, 1)).toMatchObject({ left: 2, ofCap: true });
    expect(priceOf(wallet({ cap: { limit: 300, used: 28 } }), now, 1)).toMatchObject({ left: 137, ofCap: false });
  });
  it('no number where LINE sets no limit or has not been asked', () => {
    const unlimited = priceOf(wallet({ quota: { ...quota, limit: null } }), now, 1);
    expect(unlimited).toMatchObject({ left: null, unlimited: true });
    expect(priceOf(wallet({ quota: null }), now, 1)).toMatchObject({ left: null, unlimited: false });
  });
  it('that they would wait when nothing may be spent, unless they are free', () => {
    expect(priceOf(wallet({ held: 'monthlyLimit' }), now, 1)).toEqual({ kind: 'held', why: 'monthlyLimit' });
    expect(priceOf(wallet({ held: 'monthlyLimit', freeUntil: [after(9)] }), now, 1)).toMatchObject({ kind: 'free' });
  });
});
