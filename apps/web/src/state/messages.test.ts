import 'fake-indexeddb/auto';
import type { MessagePage } from '@engawa/domain';
import { afterEach, expect, test, vi } from 'vitest';
import { item, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { applyPage } from './apply-answer.ts';
import { applySnapshot } from './apply-list.ts';
import { hydrate } from './hydrate.ts';
import { knowledge, take } from './known.ts';
import { loadingOf, loadOlder, reachMessage } from './messages.ts';
import { rememberFrom } from './remember.ts';

const roomId = tanakaRoom.id;
const page = (...seqs: number[]): MessagePage => ({
  messages: seqs.map((seq) => says(seq, tanaka, `${seq} 通目`)),
  faces: [],
  hasOlder: true,
  hasNewer: true,
});

afterEach(() => vi.unstubAllGlobals());

test('who is led to words of long ago can read on there, also when older words could not be loaded before', async () => {
  await hydrate(sato.id);
  rememberFrom(knowledge);
  take(applySnapshot(knowledge(), { rooms: [item(tanakaRoom)], faces: [], seq: 100 }));
  take(applyPage(knowledge(), roomId, page(99, 100), { newest: true }));
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  await loadOlder(roomId);
  expect(loadingOf(roomId).failed).toBe('offline');

  vi.stubGlobal('fetch', () => Promise.resolve(Response.json([{ result: { data: page(11, 12, 13) } }])));
  expect(await reachMessage(roomId, 'msg-12', () => true)).toBe('here');
  expect(loadingOf(roomId).failed).toBeUndefined();
});
