import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Feed } from '../src/live/feed.ts';
import { feedRoute } from '../src/live/feed-route.ts';
import { Store } from '../src/store/store.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { addMember } from './feed-company.ts';
import { readFrames } from './feed-server.ts';

describe('the door to the feed', () => {
  let database: TestDatabase;
  let store: Store;
  let feed: Feed;
  let http: FastifyInstance;
  let url: string;

  beforeEach(async () => {
    database = await testDatabases[0]!.create();
    store = await Store.open(database.dialect());
    feed = await Feed.open(store, {
      onFault: (fault) => {
        throw fault;
      },
    });
    await addMember(store, 'sato.taro');
    http = Fastify({ forceCloseConnections: 'idle' });
    http.addHook('onRequest', async (_request, reply) => {
      reply.header('x-content-type-options', 'nosniff');
    });
    await http.register(
      feedRoute(feed, async ({ headers }) =>
        headers.cookie === 'session=sato.taro' ? { memberId: 'sato.taro', sessionId: 'a' } : null,
      ),
    );
    url = `${await http.listen({ host: '127.0.0.1', port: 0 })}/trpc/feed.events`;
  });
  afterEach(async () => {
    await http.close();
    await store.close();
    await database.drop();
  });

  it('opens for a member who is signed in, with the headers that every answer has', async () => {
    const hangUp = new AbortController();
    const { status, headers } = await fetch(url, { headers: { cookie: 'session=sato.taro' }, signal: hangUp.signal });
    hangUp.abort();
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      'text/event-stream',
      'nosniff',
    ]);
  });

  it('answers anybody else with 401', async () => {
    const response = await fetch(url);
    expect([response.status, await response.json()]).toEqual([
      401,
      {
        error: {
          message: 'UNAUTHORIZED',
          code: -32001,
          data: { code: 'UNAUTHORIZED', httpStatus: 401, path: 'feed.events' },
        },
      },
    ]);
  });

  it('tells an EventSource, which reads nothing but streams, inside one', async () => {
    const frames = await readFrames(url, {}, () => false);
    expect(frames.at(-1)).toMatchObject({ event: 'serialized-error', data: expect.stringContaining('UNAUTHORIZED') });
  });

  it('does not keep the server from stopping', async () => {
    const reading = readFrames(url, { cookie: 'session=sato.taro' }, (frame) => {
      if (frame.data.includes('feed.live')) void http.close();
      return false;
    });
    expect((await reading).at(-1)!.data).toContain('feed.live');
    await http.close();
  });
});
