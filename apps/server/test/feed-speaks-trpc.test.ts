import type { FeedEvent, FeedLive, Seq } from '@engawa/domain';
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Feed } from '../src/live/feed.ts';
import { pingMs, reconnectAfterInactivityMs } from '../src/live/feed-answer.ts';
import type { RpcContext } from '../src/rpc/context.ts';
import { router } from '../src/rpc/trpc.ts';
import { Store } from '../src/store/store.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { addMember, changeMember, createRoom, renameRoom } from './feed-company.ts';
import { type FeedServer, readFrames, serveFeed } from './feed-server.ts';
import { stockFeed } from './stock-feed.ts';

const t = initTRPC.context<RpcContext>().create({
  sse: { ping: { enabled: true, intervalMs: pingMs }, client: { reconnectAfterInactivityMs } },
});
const stockRouter = t.router({ feed: stockFeed });

describe('the stream that the server writes itself', () => {
  let database: TestDatabase;
  let store: Store;
  let feed: Feed;
  let ours: FeedServer;

  beforeEach(async () => {
    database = await testDatabases[0]!.create();
    store = await Store.open(database.dialect());
    feed = await Feed.open(store, {
      onFault: (fault) => {
        throw fault;
      },
      batch: 4,
    });
    ours = await serveFeed(feed);
    await addMember(store, 'sato.taro');
    await createRoom(store, '営業', ['sato.taro']);
  });
  afterEach(async () => {
    await feed.close();
    await ours.close();
    await store.close();
    await database.drop();
  });

  /** The same feed through tRPC's own adapter. */
  async function serveByStockAdapter(served: typeof stockRouter): Promise<string> {
    const session = {
      who: { kind: 'member', memberId: 'sato.taro', sessionId: 'session', from: null },
      actor: { id: 'sato.taro', admin: false, externalTalk: false, suspended: false },
    };
    const server = createHTTPServer({
      router: served,
      basePath: '/trpc/',
      createContext: () => ({ feed, session, request: { believed: null } }) as unknown as RpcContext,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as { port: number }).port}/trpc`;
  }

  async function rename(...names: string[]): Promise<Seq[]> {
    const seqs: Seq[] = [];
    for (const name of names) seqs.push(await renameRoom(store, '営業', name));
    return seqs;
  }

  /** What a client reads, byte for byte, of a backlog and of what comes after it, up to the event called "last". */
  async function readBoth(query: string, headers: Record<string, string> = {}): Promise<[string, string]> {
    const stock = await serveByStockAdapter(stockRouter);
    const reading = [`${stock}/feed.events?${query}`, `${ours.url}/feed.events?member=sato.taro&${query}`].map((url) =>
      readText(url, headers),
    );
    const caughtUp = await Promise.all(reading.map((read) => read.next()));
    expect(caughtUp).toEqual([expect.anything(), expect.anything()]);
    await rename('こんにちは 👋\n"二行目"', 'last');
    const texts = await Promise.all(reading.map(async (read) => (await read.next()).value!));
    return texts as [string, string];
  }

  it.each([
    ['from a place in the input', `input=${encodeURIComponent('{"after":1}')}`, {}],
    ['without an input', '', {}],
    ['from the last id that EventSource sends in its header', 'input=%7B%22after%22%3A1%7D', { 'last-event-id': '3' }],
    ['from the last id in the query', 'lastEventId=2', {}],
    [
      'from the last id that the client puts into the input',
      `input=${encodeURIComponent('{"after":1,"lastEventId":"3"}')}`,
      {},
    ],
    ['from the newest place', 'lastEventId=6', {}],
  ])("has the same bytes as that of tRPC's own adapter: %s", async (_, query, headers) => {
    await rename('一', '二', '三', '四', '五');
    const [stock, own] = await readBoth(query, headers);
    expect(own).toBe(stock);
    expect(own).toContain('"kind":"feed.live"');
    expect(own).toContain('last');
  });

  it("has the same headers as that of tRPC's own adapter, and lets nobody store it", async () => {
    const stock = await serveByStockAdapter(stockRouter);
    const [theirs, own] = await Promise.all(
      [`${stock}/feed.events`, `${ours.url}/feed.events?member=sato.taro`].map(async (url) => {
        const hangUp = new AbortController();
        const { status, headers } = await fetch(url, { signal: hangUp.signal });
        hangUp.abort();
        const { date: _, ...rest } = Object.fromEntries(headers);
        return { status, ...rest };
      }),
    );
    expect(own).toEqual({ ...theirs, 'cache-control': 'no-store, no-transform' });
  });

  it.each(['lastEventId=yesterday', 'lastEventId=-1', `input=${encodeURIComponent('{"lastEventId":"1.5"}')}`])(
    "refuses what is no place with the same frame as tRPC's own adapter: %s",
    async (query) => {
      const stock = await serveByStockAdapter(router({ feed: stockFeed }) as unknown as typeof stockRouter);
      const [theirs, own] = await Promise.all(
        [`${stock}/feed.events?${query}`, `${ours.url}/feed.events?member=sato.taro&${query}`].map((url) =>
          readFrames(url, {}, () => false),
        ),
      );
      expect(own!.slice(1)).toEqual(theirs!.slice(1));
      expect(own!.at(-1)).toMatchObject({ event: 'serialized-error' });
    },
  );

  it.each([
    'input=%7B',
    'input=5',
    `input=${encodeURIComponent('{"after":-1}')}`,
    `input=${encodeURIComponent('{"after":"1"}')}`,
  ])('answers a program that sends no place with 400: %s', async (query) => {
    const response = await fetch(`${ours.url}/feed.events?member=sato.taro&${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: -32600, data: { code: 'BAD_REQUEST', httpStatus: 400, path: 'feed.events' } },
    });
  });

  it("is read by tRPC's own client, which comes back by itself and is told everything once", async () => {
    const told: (FeedEvent | FeedLive)[] = [];
    let look = () => {};
    const when = (fulfilled: () => boolean) =>
      new Promise<void>((resolve) => {
        look = () => fulfilled() && resolve();
        look();
      });
    const client = createTRPCClient<typeof stockRouter>({
      links: [
        httpSubscriptionLink({
          url: async () => ours.url,
          eventSourceOptions: { node: { reconnectionTime: 5 } } as EventSourceInit,
          EventSource: withMember('sato.taro'),
        }),
      ],
    });
    const subscription = client.feed.events.subscribe(
      { after: 1 },
      {
        onData: (news) => {
          told.push('data' in news ? news.data : news);
          look();
        },
      },
    );
    onTestFinished(() => subscription.unsubscribe());
    const lives = () => told.filter((news) => news.kind === 'feed.live');
    const seqs = () => told.flatMap((news) => (news.kind === 'feed.live' ? [] : [news.seq]));

    const expected = await rename('一', '二');
    await when(() => lives().length === 1 && seqs().length === 2);
    ours.hangUpAll();
    expected.push(...(await rename('三', '四')));
    await when(() => lives().length === 2 && seqs().length === 4);
    ours.hangUpAll();
    await when(() => lives().length === 3);
    expected.push(...(await rename('五')));
    await when(() => seqs().length === 5);
    expect(seqs()).toEqual(expected);
  });

  it("tells tRPC's own client that the member is signed out", async () => {
    const client = createTRPCClient<typeof stockRouter>({
      links: [httpSubscriptionLink({ url: ours.url, EventSource: withMember('sato.taro') })],
    });
    const code = await new Promise((resolve) => {
      client.feed.events.subscribe(
        {},
        {
          onStarted: () => void changeMember(store, 'sato.taro', { suspended: true }),
          onError: (error) => resolve(error.data?.code),
        },
      );
    });
    expect(code).toBe('UNAUTHORIZED');
  });
});

/** Two steps: all until caught up has come; then the text of everything until the event called "last". */
async function* readText(url: string, headers: Record<string, string>): AsyncGenerator<string> {
  const hangUp = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: hangUp.signal });
  let text = '';
  let live = false;
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (!live && text.includes('feed.live')) {
      live = true;
      yield text;
    }
    if (/"last".*\nid: \d+\n\n\n/.test(text)) break;
  }
  hangUp.abort();
  yield text;
}

/** A browser's EventSource brings the cookie of the session; here the address says who it is. */
function withMember(memberId: string): typeof EventSource {
  return class extends EventSource {
    constructor(url: string | URL, init?: EventSourceInit) {
      super(`${url}${String(url).includes('?') ? '&' : '?'}member=${memberId}`, init);
    }
  };
}
