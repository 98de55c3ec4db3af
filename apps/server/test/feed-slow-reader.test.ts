import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { FeedEvent, Seq } from '@engawa/domain';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Feed } from '../src/live/feed.ts';
import type { FeedStreamOptions } from '../src/live/feed-stream.ts';
import { Store } from '../src/store/store.ts';
import { soon } from './company.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { addMember, createRoom, renameRoom } from './feed-company.ts';
import { type Frame, readFrames, serveFeed } from './feed-server.ts';

const long = '長'.repeat(100_000);

for (const kind of testDatabases) {
  describe(`a stream of the feed on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    let feed: Feed;

    beforeEach(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
      feed = await Feed.open(store, {
        onFault: (fault) => {
          throw fault;
        },
      });
      await addMember(store, 'sato.taro');
      await createRoom(store, '営業', ['sato.taro']);
    });
    afterEach(async () => {
      await feed.close();
      await store.close();
      await database.drop();
    });

    async function serve(options: FeedStreamOptions): Promise<string> {
      const server = await serveFeed(feed, options);
      onTestFinished(() => server.close());
      return `${server.url}/feed.events?member=sato.taro`;
    }

    /** Asks for the feed and then reads nothing. */
    async function openUnread(url: string): Promise<Socket> {
      const { port, pathname, search } = new URL(url);
      const socket = connect(Number(port), '127.0.0.1').pause();
      onTestFinished(() => void socket.destroy());
      await once(socket, 'connect');
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: engawa\r\nLast-Event-ID: 1\r\n\r\n`);
      await soon(() => expect(feed.size).toBe(1));
      return socket;
    }

    it('is cut off when its reader leaves too much unread, and the rest comes with the next stream', async () => {
      const url = await serve({ maxBufferedBytes: 100_000 });
      const socket = await openUnread(url);
      const written: Seq[] = [];
      while (feed.size > 0 && written.length < 300) written.push(await renameRoom(store, '営業', long));
      expect(feed.size).toBe(0);

      const before = seqsIn(await readAll(socket));
      expect(before.length).toBeLessThan(written.length);
      written.push(await renameRoom(store, '営業', 'last'));
      const after = await readFrames(url, { 'last-event-id': String(before.at(-1)) }, isLast);
      expect([...before, ...after.flatMap(seqOf)]).toEqual(written);
    });

    it('is cut off when its reader takes nothing between two pings', async () => {
      const url = await serve({ maxBufferedBytes: Number.POSITIVE_INFINITY, pingMs: 20 });
      await openUnread(url);
      for (let n = 0; n < 60; n++) await renameRoom(store, '営業', long);
      await soon(() => expect(feed.size).toBe(0));
    });

    it('catches up with what is stored at the pace of its reader, and is not cut off meanwhile', async () => {
      // Less than one of these events, and more than the small frames around them.
      const url = await serve({ maxBufferedBytes: 100_000 });
      const written: Seq[] = [];
      for (let n = 0; n < 40; n++) written.push(await renameRoom(store, '営業', long));
      written.push(await renameRoom(store, '営業', 'last'));
      expect((await readFrames(url, { 'last-event-id': '1' }, isLast)).flatMap(seqOf)).toEqual(written);
    });

    it('leaves nothing behind on the connection for each step of catching up', async () => {
      const warned: string[] = [];
      const warn = ({ message }: Error) => void warned.push(message);
      process.on('warning', warn);
      onTestFinished(() => void process.off('warning', warn));
      const stepwise = await Feed.open(store, { onFault: (fault) => expect.unreachable(String(fault)), batch: 1 });
      const server = await serveFeed(stepwise);
      onTestFinished(async () => {
        await stepwise.close();
        await server.close();
      });
      for (let n = 0; n < 15; n++) await renameRoom(store, '営業', long);
      await renameRoom(store, '営業', 'last');
      const url = `${server.url}/feed.events?member=sato.taro`;
      expect((await readFrames(url, { 'last-event-id': '1' }, isLast)).length).toBeGreaterThan(15);
      expect(warned).toEqual([]);
    });

    it('says something from time to time when nothing happens', async () => {
      const url = await serve({ pingMs: 5 });
      const frames = await readFrames(url, {}, (frame) => frame.event === 'ping');
      expect(frames.at(-1)).toEqual({ event: 'ping', data: '' });
    });

    it('ends with a sentence when the session ended elsewhere', async () => {
      const url = await serve({ recheckMs: 5, stillSignedIn: async () => false });
      const frames = await readFrames(url, {}, () => false);
      expect(frames.at(-1)).toMatchObject({ event: 'serialized-error', data: expect.stringContaining('UNAUTHORIZED') });
      expect(feed.size).toBe(0);
    });

    it('is forgotten when its reader hangs up', async () => {
      const url = await serve({});
      await readFrames(url, {}, (frame) => frame.data.includes('feed.live'));
      await soon(() => expect(feed.size).toBe(0));
    });

    it('ends without telling its reader to stay away when the server stops', async () => {
      const url = await serve({});
      const frames = await readFrames(url, {}, (frame) => {
        if (frame.data.includes('feed.live')) void feed.close();
        return false;
      });
      expect(frames.at(-1)!.data).toContain('feed.live');
    });
  });
}

function seqOf(frame: Frame): Seq[] {
  return frame.id && !frame.event ? [(JSON.parse(frame.data) as FeedEvent).seq] : [];
}

function isLast(frame: Frame): boolean {
  return frame.data.includes('"last"');
}

/** Everything that still arrives until the connection is closed. */
async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  socket.resume();
  await once(socket, 'close');
  return text;
}

/** Places of the events that came whole, chunk marks of HTTP between them. */
function seqsIn(text: string): Seq[] {
  return [...text.matchAll(/^id: (\d+)\n\n\n/gm)].map((match) => Number(match[1])).filter((seq) => seq > 1);
}
