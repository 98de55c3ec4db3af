import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { useCache } from './cache.ts';

test('words that waited on a device before it could keep files are still sent after the update', async () => {
  const before = await openDB('engawa-m-sato', 1, {
    upgrade(db) {
      for (const name of ['fact', 'room', 'timeline', 'member', 'contact', 'unsent', 'draft'])
        db.createObjectStore(name);
    },
  });
  const waiting = { id: 'u1', roomId: 'r-tanaka', writtenAt: '2026-11-22T05:00:00.000Z', state: 'waiting' };
  await before.put('unsent', { ...waiting, text: '明日伺います' }, 'u1');
  await before.put('draft', 'よろしく', 'r-tanaka');
  before.close();

  const cache = await useCache('m-sato');
  expect(await cache!.getAll('unsent')).toEqual([{ ...waiting, content: { kind: 'text', text: '明日伺います' } }]);
  expect(await cache!.get('draft', 'r-tanaka')).toBe('よろしく');
  expect(await cache!.getAll('file')).toEqual([]);
});
