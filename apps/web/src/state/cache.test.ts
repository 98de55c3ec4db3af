import 'fake-indexeddb/auto';
import type { RoomView } from '@engawa/domain';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { item, sato, tanakaRoom } from '../../test/cast.ts';
import { everyStore, useCache } from './cache.ts';

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

test('rooms as an older version knew them are asked for anew, and nothing that somebody wrote is lost', async () => {
  const before = await openDB('engawa-m-suzuki', 2, {
    upgrade: (db) => everyStore.forEach((name) => void db.createObjectStore(name)),
  });
  const { places: _, ...room } = tanakaRoom;
  await before.put('room', item({ ...room, channelId: 'ch-1' } as unknown as RoomView), room.id);
  await before.put('timeline', { messages: [], hasOlder: false, hasNewer: false }, room.id);
  await before.put('fact', { cursor: 40, roomsAsOf: 40 }, 'place');
  await before.put('fact', { member: sato, organization: { name: '縁側', companyName: '縁側' } }, 'self');
  await before.put('draft', 'よろしく', room.id);
  before.close();

  const cache = await useCache('m-suzuki');
  expect(await cache!.getAll('room')).toEqual([]);
  expect(await cache!.getAll('timeline')).toEqual([]);
  expect(await cache!.get('fact', 'place')).toBeUndefined();
  expect(await cache!.get('fact', 'self')).toMatchObject({ member: sato });
  expect(await cache!.get('draft', room.id)).toBe('よろしく');
});

test('words that waited with a quote by its author’s name alone keep that name after the update', async () => {
  const before = await openDB('engawa-m-takahashi', 3, {
    upgrade: (db) => everyStore.forEach((name) => void db.createObjectStore(name)),
  });
  const quote = { messageId: 'msg-1', kind: 'text', excerpt: 'はい', mediaId: null };
  const waiting = { id: 'u1', roomId: 'r-tanaka', content: { kind: 'text', text: '了解です' } };
  await before.put('unsent', { ...waiting, quote: { ...quote, authorName: '田中 美咲' } }, 'u1');
  await before.put('unsent', { ...waiting, id: 'u2', quote: null }, 'u2');
  before.close();

  const author = { kind: 'member', id: null, name: '田中 美咲' };
  expect(await (await useCache('m-takahashi'))!.getAll('unsent')).toEqual([
    { ...waiting, quote: { ...quote, author } },
    { ...waiting, id: 'u2', quote: null },
  ]);
});
