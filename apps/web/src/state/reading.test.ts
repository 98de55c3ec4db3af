import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { item, salesRoom, sato, says, takahashi, tanaka, tanakaRoom } from '../../test/cast.ts';
import { applySnapshot } from './apply-list.ts';
import { forgetTalks, hydrate } from './hydrate.ts';
import { knowledge, take } from './known.ts';
import { markRead, sendReading } from './reading.ts';
import { rememberFrom } from './remember.ts';

afterEach(() => vi.unstubAllGlobals());

test('what one member read and could not tell is never told in the name of the next who signs in here', async () => {
  const told: string[] = [];
  vi.stubGlobal('fetch', (_: unknown, { body }: RequestInit) => {
    told.push(String(body));
    return Promise.reject(new TypeError('offline'));
  });
  await hydrate(sato.id);
  rememberFrom(knowledge);
  take(
    applySnapshot(knowledge(), {
      rooms: [item(tanakaRoom, { last: says(11, tanaka, 'はい'), unread: 1 })],
      faces: [],
      seq: 11,
    }),
  );
  markRead(tanakaRoom.id, 11);
  await vi.waitFor(() => expect(told).toHaveLength(1));

  await forgetTalks();
  await hydrate(takahashi.id);
  sendReading();
  take(
    applySnapshot(knowledge(), {
      rooms: [item(salesRoom, { last: says(12, sato, '了解'), unread: 1 })],
      faces: [],
      seq: 12,
    }),
  );
  markRead(salesRoom.id, 12);
  await vi.waitFor(() => expect(told.join()).toContain(salesRoom.id));
  expect(told.filter((body) => body.includes(tanakaRoom.id))).toHaveLength(1);
});
