import type { FeedEvent, Seq } from '@engawa/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Feed } from '../src/live/feed.ts';
import { Store } from '../src/store/store.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { addMember, createRoom, renameRoom } from './feed-company.ts';
import { type FeedServer, readFrames, serveFeed } from './feed-server.ts';

const writers = 40;
const eventsPerWriter = 12;

for (const kind of testDatabases) {
  describe(`the feed on ${kind.name}`, () => {
    let database: TestDatabase;
    /** Server processes on one database; SQLite has one. */
    let stores: Store[];
    let feeds: Feed[];
    let servers: FeedServer[];
    const faults: unknown[] = [];

    beforeEach(async () => {
      database = await kind.create();
      stores = [await Store.open(database.dialect())];
      if (kind.name === 'PostgreSQL') for (const _ of [1, 2, 3]) stores.push(await Store.open(database.dialect()));
      feeds = await Promise.all(
        stores.map((store) => Feed.open(store, { onFault: (fault) => faults.push(fault), batch: 20 })),
      );
      servers = await Promise.all(feeds.map((feed) => serveFeed(feed)));
      await addMember(stores[0]!, 'sato.taro');
      await addMember(stores[0]!, 'suzuki.aoi');
      await createRoom(stores[0]!, '営業', ['sato.taro', 'suzuki.aoi']);
      await createRoom(stores[0]!, '現場', ['suzuki.aoi']);
    });
    afterEach(async () => {
      await Promise.all(feeds.map((feed) => feed.close()));
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all(stores.map((store) => store.close()));
      await database.drop();
    });

    it('tells a member who reconnects at random every event of 40 writers exactly once and in order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }), async (cuts) => {
          const from = await renameRoom(stores[0]!, '営業', 'start');
          const [told, written] = await Promise.all([readUntilTheEnd(servers, from, cuts), writeAtOnce(stores)]);
          expect(told.map((event) => event.seq)).toEqual(written);
        }),
        { numRuns: 4 },
      );
      expect(faults).toEqual([]);
    }, 180_000);
  });
}

/** Each writer writes one after the other, all of them at the same time; every second event is none of 佐藤's. */
async function writeAtOnce(stores: readonly Store[]): Promise<Seq[]> {
  const seqs = await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const mine: Seq[] = [];
      for (let n = 0; n < eventsPerWriter; n++) {
        const store = stores[(writer + n) % stores.length]!;
        mine.push(await renameRoom(store, '営業', `${writer}/${n}`));
        await renameRoom(store, '現場', `${writer}/${n}`);
      }
      return mine;
    }),
  );
  const end = await renameRoom(stores[0]!, '営業', 'end');
  return [...seqs.flat().sort((a, b) => a - b), end];
}

/** Hangs up after so many events as `cuts` says, and goes on at another server process, from the last place it saw. */
async function readUntilTheEnd(
  servers: readonly FeedServer[],
  from: Seq,
  cuts: readonly number[],
): Promise<FeedEvent[]> {
  const told: FeedEvent[] = [];
  for (let connection = 0; !isEnd(told.at(-1)); connection++) {
    const after = String(told.at(-1)?.seq ?? from);
    let left = cuts[connection % cuts.length]!;
    const server = servers[connection % servers.length]!;
    const frames = await readFrames(
      `${server.url}/feed.events?member=sato.taro`,
      { 'last-event-id': after },
      (frame) => {
        if (frame.event || !frame.id) return false;
        return --left === 0 || isEnd(JSON.parse(frame.data) as FeedEvent);
      },
    );
    const events = frames.filter((frame) => !frame.event && frame.id);
    expect(events.map((frame) => frame.id)).toEqual(
      events.map((frame) => String((JSON.parse(frame.data) as FeedEvent).seq)),
    );
    told.push(...events.map((frame) => JSON.parse(frame.data) as FeedEvent));
  }
  return told;
}

function isEnd(event: FeedEvent | undefined): boolean {
  return event?.kind === 'room.renamed' && event.name === 'end';
}
