import { randomUUID } from 'node:crypto';
import { lineLimits } from '@engawa/domain';
import { type ApiRequest, type Channel, loadLineOpenApi } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { emma, tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, outboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

const openApi = loadLineOpenApi();

for (const database of testDatabases) {
  describe(`what goes over the wire to LINE, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let channel: Channel;
    let requests: readonly ApiRequest[];

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      await liveThroughADay();
      requests = [...stage.company.line.requests];
    });

    const post = (roomId: string, text: string) =>
      taro.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });
    const lineRequests = (path: string | RegExp) =>
      requests.filter((each) => (typeof path === 'string' ? each.path === path : path.test(each.path)));
    const sends = () => lineRequests(/^\/v2\/bot\/message\/(reply|push)$/);

    /** Everything that the server says to LINE, and what LINE may answer. */
    async function liveThroughADay(): Promise<void> {
      const { line, app, connectChannel } = stage.company;
      channel = await connectChannel('佐藤（縁側商事）', ['sato.taro']);
      await givePhoto();
      const [misaki, wilson] = [tanaka, emma].map((person) => line.createUser(person)) as [
        ReturnType<typeof line.createUser>,
        ReturnType<typeof line.createUser>,
      ];
      await misaki.addsFriend(channel);
      await wilson.addsFriend(channel);
      const { message } = await misaki.says(channel, 'こんにちは 👋');
      await misaki.says(channel, 'もしもし', { quotedMessageId: message.id });
      await line.deliverWebhook(channel, []);
      const rooms = await soon(async () => [await idOf(tanaka.displayName), await idOf(emma.displayName)] as const);
      const phone = () => misaki.chatWith(channel).filter(({ from }) => from === 'account').length;
      // By reply with each token, then by push; each with a fault of LINE and a lost answer.
      line.faults.next({ path: '/v2/bot/message/reply' }, { status: 500, body: { message: 'Internal error' } });
      line.faults.next({ path: '/v2/bot/message/reply' }, { acceptThenDrop: true });
      for (let sent = 0; sent < 6; sent++) {
        if (sent === 4) line.faults.next({ path: '/v2/bot/message/push' }, { acceptThenDrop: true });
        if (sent === 5)
          line.faults.next(
            { path: '/v2/bot/message/push' },
            { status: 429, body: { message: 'The API rate limit has been exceeded. Try again later.' } },
          );
        await post(rooms[0], `${sent} 見積書をお送りします {送料込み} 👋`);
        await soon(() => expect(phone()).toBe(sent + 1));
      }
      await soon(() => expect(line.requests.map(({ status }) => status)).toContain(409));
      for (let sent = 0; sent < 8; sent++) await post(rooms[1], '長'.repeat(lineLimits.textUnits));
      await soon(() => expect(wilson.chatWith(channel)).toHaveLength(8));
      channel.quota = 0;
      await post(rooms[0], '上限');
      await soon(() => expect(line.requests.filter(({ status }) => status === 429)).toHaveLength(2));
      channel.quota = null;
      await misaki.blocks(channel);
      await misaki.unblocks(channel);
      await inboxEmpty(app.parts.store);
      const admin = await stage.screenOf('takahashi');
      const [standing] = await admin.admin.channel.list.query();
      await admin.admin.channel.test.mutate({ id: standing!.id });
      await admin.admin.quota.refresh.mutate({ id: standing!.id });
      await outboxEmpty(app.parts.store);
      await soon(() => expect(line.requests.every(({ status }) => status !== undefined)).toBe(true));
    }

    async function idOf(name: string): Promise<string> {
      return (await roomWith(taro, name))?.room.id ?? expect.unreachable(`no room with ${name}`);
    }

    async function givePhoto(): Promise<void> {
      const { store } = stage.company.app.parts;
      const memberId = stage.company.cast['sato.taro']!;
      await store.write(byServer, (tx) =>
        tx.db.updateTable('member').set({ photo_key: 'a1b2' }).where('id', '=', memberId).execute(),
      );
    }

    it('is as LINE’s files say: every request, every answer and every webhook', () => {
      expect(new Set(requests.map(({ status }) => status))).toEqual(new Set([200, 400, 404, 409, 429, 500]));
      expect(new Set(sends().map(({ path, status }) => `${path.split('/').at(-1)} ${status}`))).toEqual(
        new Set(['reply 200', 'reply 400', 'reply 500', 'push 200', 'push 409', 'push 429']),
      );
      expect(requests.flatMap((entry) => openApi.checkRequest(entry))).toEqual([]);
      expect(requests.flatMap((entry) => openApi.checkResponse(entry))).toEqual([]);
      expect(stage.company.line.webhooks.flatMap(({ body }) => openApi.checkWebhook(body))).toEqual([]);
      expect(stage.company.line.webhooks.every(({ status }) => status === 200)).toBe(true);
    });

    it('carries a retry key with every push from the first on, and with no reply', () => {
      const keys = (path: string) => lineRequests(path).map(({ headers }) => headers['x-line-retry-key']);
      expect(keys('/v2/bot/message/reply').filter((key) => key !== undefined)).toEqual([]);
      const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
      expect(keys('/v2/bot/message/push')).toEqual(keys('/v2/bot/message/push').map(() => uuid));
    });

    it('repeats a push word for word under its key', () => {
      const bodies = new Map<string, Set<string>>();
      for (const { headers, body } of lineRequests('/v2/bot/message/push')) {
        const key = String(headers['x-line-retry-key']);
        bodies.set(key, (bodies.get(key) ?? new Set()).add(JSON.stringify(body)));
      }
      expect([...bodies.values()].every(({ size }) => size === 1)).toBe(true);
      expect(bodies.size).toBeLessThan(lineRequests('/v2/bot/message/push').length);
    });

    it('holds one to five messages, each under a sender of at most 20 units and a photo that LINE can fetch', () => {
      const calls = sends().map(({ body }) => (body as { messages: Sent[] }).messages);
      expect(calls.every(({ length }) => length >= 1 && length <= lineLimits.bubblesPerCall)).toBe(true);
      for (const { sender } of calls.flat()) {
        expect(sender.name.length).toBeLessThanOrEqual(lineLimits.senderNameUnits);
        expect(sender.iconUrl).toMatch(/^(https:|http:\/\/(localhost|127\.0\.0\.1):)/);
      }
    });
    type Sent = { sender: { name: string; iconUrl: string } };

    it('shows no secret: neither the channel’s nor a token stands in an address', () => {
      const addresses = JSON.stringify(requests.map(({ path, query }) => [path, query]));
      expect(addresses).not.toContain(channel.channelSecret);
      expect(lineRequests('/oauth2/v3/token').every(({ query }) => Object.keys(query).length === 0)).toBe(true);
    });

    it('asks for one token, however much is said', () => expect(lineRequests('/oauth2/v3/token')).toHaveLength(1));

    it('is nothing at all when a room is renamed, read or joined', async () => {
      const roomId = await idOf(tanaka.displayName);
      const before = stage.company.line.requests.length;
      await taro.room.invite.mutate({ roomId, memberIds: [stage.company.cast['ito.ren']!] });
      await taro.room.rename.mutate({ roomId, name: '田中様 見積' });
      await taro.room.markRead.mutate({ roomId, upTo: 1_000_000 });
      expect((await taro.room.get.query({ roomId })).room.name).toBe('田中様 見積');
      await post(roomId, 'これは届く');
      await outboxEmpty(stage.company.app.parts.store);
      const said = stage.company.line.requests.slice(before).map(({ body }) => JSON.stringify(body));
      expect(said).toEqual([expect.stringContaining('これは届く')]);
    });
  });
}
