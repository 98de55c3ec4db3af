import type { WalletView } from '@engawa/domain';
import { createRoot } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { tanakaRoom } from '../../test/cast.ts';
import { followWallet, walletOf } from './wallet.ts';

afterEach(() => vi.unstubAllGlobals());

const wallet = (tokens: readonly string[]): WalletView => ({
  ...{ places: [{ ahead: [], tokens, undoSeconds: 5, cost: 1 }], quota: null, held: null, cap: null },
});

test('a price that was asked for before the newest one, and comes after it, is not shown', async () => {
  const waiting: ((answer: WalletView) => void)[] = [];
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((answer) => {
        waiting.push((data) => answer(Response.json([{ result: { data } }])));
      }),
  );
  const stop = createRoot((dispose) => {
    followWallet(() => tanakaRoom.id);
    return dispose;
  });
  await expect.poll(() => waiting.length).toBe(1);
  dispatchEvent(new Event('online'));
  await expect.poll(() => waiting.length).toBe(2);
  const [free, paid] = [wallet(['2026-11-27T09:00:30.000Z']), wallet([])];
  waiting[1]!(paid);
  await expect.poll(() => walletOf(tanakaRoom.id)).toEqual(paid);
  waiting[0]!(free);
  await new Promise((done) => setImmediate(done));
  expect(walletOf(tanakaRoom.id)).toEqual(paid);
  stop();
});
