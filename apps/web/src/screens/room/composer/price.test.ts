import type { PlaceWallet, QuotaView, WalletView } from '@engawa/domain';
import { describe, expect, it } from 'vitest';
import { priceOfNextWords } from './price.ts';

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
const wallet = ({
  ahead = [],
  tokens = [],
  cost = 1,
  ...parts
}: Partial<WalletView & PlaceWallet> = {}): WalletView => ({
  ...{ places: [{ ahead, tokens, cost, undoSeconds: 5 }], quota, held: null, cap: null },
  ...parts,
});
const words = (bubbles: number, silent = false) => ({ bubbles, silent });
const waiting = (leaves: number) => ({
  ...{ saidAt: after(0), dueAt: after(leaves), silent: false, freeOnly: false },
  ...{ untried: true, held: false, alone: false },
});

describe('before words go to LINE the member sees', () => {
  it('that they are free while a reply token holds, and until when', () => {
    expect(priceOfNextWords(wallet({ tokens: [after(20), after(50)] }), now, words(1))).toEqual({
      kind: 'free',
      until: now + 42_000,
    });
  });
  it('an answer at any part of a millisecond, also of what goes along for longer than a minute', () => {
    const month = { ...waiting(0), dueAt: after(3600), untried: false };
    for (const part of [0, 0.25, 0.5, 0.75]) {
      for (const parts of [
        { ahead: [month] },
        { tokens: [after(20)] },
        { tokens: [new Date(now + 20_001).toISOString()] },
      ]) {
        const { places, ...rest } = wallet(parts);
        let asked = 0;
        const counted: WalletView = {
          ...rest,
          get places() {
            if (++asked > 200) throw new Error('it asks for ever');
            return places;
          },
        };
        const { kind } = priceOfNextWords(wallet(parts), now, words(1));
        expect(priceOfNextWords(counted, now + part, words(1))).toMatchObject({ kind });
      }
    }
  });
  it('that eleven bubbles are three calls, of which two tokens pay two', () => {
    const price = priceOfNextWords(wallet({ tokens: [after(20), after(50)] }), now, words(11));
    expect(price).toMatchObject({ kind: 'costs', messages: 1, left: 137 });
  });
  it('that ten bubbles are free only as long as both tokens hold', () => {
    expect(priceOfNextWords(wallet({ tokens: [after(20), after(50)] }), now, words(10))).toEqual({
      kind: 'free',
      until: now + 12_000,
    });
  });
  it('what they cost and what is left once the minute is over', () => {
    expect(priceOfNextWords(wallet({ tokens: [after(7)], cost: 2 }), now, words(1))).toEqual({
      kind: 'costs',
      messages: 2,
      left: 137,
      ofCap: false,
      unlimited: false,
      level: 'fine',
    });
  });
  it('their own share where it is smaller than the rest of the month', () => {
    expect(priceOfNextWords(wallet({ cap: { limit: 30, used: 28 } }), now, words(1))).toMatchObject({
      left: 2,
      ofCap: true,
    });
    expect(priceOfNextWords(wallet({ cap: { limit: 300, used: 28 } }), now, words(1))).toMatchObject({
      left: 137,
      ofCap: false,
    });
  });
  it('no number where LINE sets no limit or has not been asked', () => {
    const unlimited = priceOfNextWords(wallet({ quota: { ...quota, limit: null } }), now, words(1));
    expect(unlimited).toMatchObject({ left: null, unlimited: true });
    expect(priceOfNextWords(wallet({ quota: null }), now, words(1))).toMatchObject({ left: null, unlimited: false });
  });
  it('that they would wait when nothing may be spent, unless they are free', () => {
    expect(priceOfNextWords(wallet({ held: 'monthlyLimit' }), now, words(1))).toEqual({
      kind: 'held',
      why: 'monthlyLimit',
    });
    expect(priceOfNextWords(wallet({ held: 'monthlyLimit', tokens: [after(17)] }), now, words(1))).toMatchObject({
      kind: 'free',
    });
  });
  it('that words which wait already take the free reply, and how long there is a place beside them', () => {
    const beside = wallet({ tokens: [after(50)], ahead: [waiting(5)] });
    expect(priceOfNextWords(beside, now, words(4))).toEqual({ kind: 'free', until: now + 5000 });
    expect(priceOfNextWords(beside, now, words(5))).toMatchObject({ kind: 'costs', messages: 1 });
    expect(priceOfNextWords(beside, now, words(1, true))).toMatchObject({ kind: 'costs', messages: 1 });
  });
  it('that they go along with words that are paid for already', () => {
    const beside = wallet({ ahead: [waiting(5)] });
    expect(priceOfNextWords(beside, now, words(4))).toEqual({ kind: 'along', until: now + 5000 });
    expect(priceOfNextWords(beside, now, words(5))).toMatchObject({ kind: 'costs', messages: 1 });
    expect(priceOfNextWords({ ...beside, held: 'memberCap' }, now, words(1))).toEqual({
      kind: 'held',
      why: 'memberCap',
    });
  });
});
