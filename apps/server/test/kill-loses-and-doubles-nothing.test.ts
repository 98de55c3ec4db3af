import { randomUUID } from 'node:crypto';
import { type Channel, type LineSimulator, type LineUser, startLineSimulator } from '@engawa/line-simulator';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sato, tanaka } from '../dev/cast.ts';
import { type MemberClient, startCompany } from '../dev/start-app.ts';
import { phoneOf, roomWith, soon, timelineOf } from './company.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { KillableServer } from './killable-server.ts';
import { WebhookPath } from './webhook-path.ts';

const push = '/v2/bot/message/push';
const reply = '/v2/bot/message/reply';

for (const kind of testDatabases) {
  describe(`the server killed with SIGKILL, on ${kind.name}`, { timeout: 180_000 }, () => {
    let database: TestDatabase;
    let line: LineSimulator;
    let server: KillableServer;
    let path: WebhookPath;
    let taro: MemberClient;
    let channel: Channel;
    let user: LineUser;
    let roomId: string;
    let count = 0;

    beforeAll(async () => {
      database = await kind.create();
      line = await startLineSimulator();
      const company = await startCompany({ database: database.url, directory: database.directory, line });
      channel = await company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
      taro = await company.signIn(sato.memberId);
      path = await WebhookPath.to(channel);
      await company.close();
      server = new KillableServer(company, database);
      line.redelivery = true;
    });
    afterAll(async () => {
      await server?.end();
      await path?.close();
      await line?.stop();
      await database?.drop();
    });

    /** Each story has a LINE user of its own, whose reply token nobody has used. */
    beforeEach(async () => {
      await server.start();
      user = line.createUser({ ...tanaka, displayName: `${tanaka.displayName} ${++count}` });
      await user.addsFriend(channel);
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      roomId = item.room.id;
    });
    afterEach(() => line.faults.clear());

    const post = (text: string) =>
      taro.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });

    /** What stands in the timeline when everything has come to rest, LINE having delivered again what it could not. */
    async function expectTimeline(...lines: string[]): Promise<void> {
      await line.redeliver();
      await soon(async () => expect(await timelineOf(taro, roomId)).toEqual(['contactAdded', ...lines]));
      await line.redeliver();
      await soon(settled);
      expect(await timelineOf(taro, roomId)).toEqual(['contactAdded', ...lines]);
    }

    /** What became of the member's words, once it is known. */
    async function settled(): Promise<string[]> {
      const { messages } = await taro.message.page.query({ roomId });
      const deliveries = messages.flatMap(({ delivery }) =>
        delivery ? [`${delivery.status} by ${delivery.route}`] : [],
      );
      expect(deliveries.filter((delivery) => /^(waiting|sending)/.test(delivery))).toEqual([]);
      return deliveries;
    }

    const said = (...texts: string[]) => texts.map((text) => `${user.displayName}: ${text}`);
    const sent = (...texts: string[]) => texts.map((text) => `${sato.name}・縁側商事: ${text}`);
    const posted = (...texts: string[]) => texts.map((text) => `${sato.name}: ${text}`);

    /** Kills at the moment at which the words reach the phone: LINE has accepted them and not answered yet. */
    function killWhenAccepted(): Promise<void> {
      return new Promise((resolve) => {
        const stop = line.platform.watch(({ userId }) => {
          if (userId !== user.userId) return;
          stop();
          resolve(server.kill());
        });
      });
    }

    /** Kills at the moment at which LINE has received a request and not begun to work on it. */
    async function killWhenAsked(asked: string): Promise<void> {
      const before = line.requests.length;
      await soon(() => expect(line.requests.slice(before).map((request) => request.path)).toContain(asked));
      await server.kill();
    }

    it('before a webhook arrives: LINE delivers it again', async () => {
      await server.kill();
      expect((await user.says(channel, 'もしもし')).result.error).toBeDefined();
      await server.start();
      await expectTimeline(...said('もしもし'));
    });

    it('between storing a webhook and answering LINE', async () => {
      path.beforeAnswer(() => server.kill());
      expect((await user.says(channel, '届いた？')).result.status).not.toBe(200);
      await server.start();
      await expectTimeline(...said('届いた？'));
    });

    it('after the answer to LINE, before any work', async () => {
      const { result } = await user.says(channel, '受け取った');
      await server.kill();
      expect(result.status).toBe(200);
      await server.start();
      await expectTimeline(...said('受け取った'));
    });

    it('during the work on many events', async () => {
      const texts = Array.from({ length: 60 }, (_, turn) => `${turn}`);
      let answered = 0;
      const talking = (async () => {
        for (const text of texts) {
          const { result } = await user.says(channel, text);
          if (result.status === 200) answered += 1;
        }
      })();
      await soon(async () => expect((await timelineOf(taro, roomId)).length).toBeGreaterThan(1));
      await server.killAndStart();
      await talking;
      expect(answered).toBeGreaterThan(0);
      await line.redeliver();
      // What LINE delivers again comes after what it could deliver; the rest keeps its order.
      await soon(async () => expect((await timelineOf(taro, roomId)).slice(1).sort()).toEqual(said(...texts).sort()));
    });

    it('between LINE’s acceptance of a reply and our record of it', async () => {
      const killed = killWhenAccepted();
      await post('承知しました');
      await killed;
      expect(phoneOf(user, channel)).toEqual(sent('承知しました'));
      await server.start();
      await soon(async () => expect(await settled()).toEqual(['uncertain by reply']));
      expect(phoneOf(user, channel)).toEqual(sent('承知しました'));
      await expectTimeline(...posted('承知しました'));
    });

    it('between LINE’s acceptance of a push and our record of it', async () => {
      await post('一通目');
      await soon(async () => expect(await settled()).toEqual(['accepted by reply']));
      const killed = killWhenAccepted();
      await post('二通目');
      await killed;
      expect(phoneOf(user, channel)).toEqual(sent('一通目', '二通目'));
      await server.start();
      await soon(async () => expect(await settled()).toEqual(['accepted by reply', 'accepted by push']));
      const pushes = line.requests.filter((request) => JSON.stringify(request.body)?.includes(user.userId));
      expect(pushes.map(({ path, status }) => [path, status])).toEqual([
        [push, 200],
        [push, 409],
      ]);
      expect(phoneOf(user, channel)).toEqual(sent('一通目', '二通目'));
      await expectTimeline(...posted('一通目', '二通目'));
    });

    it('between taking words to be sent and sending them', async () => {
      // One just started must ask for a token after it has taken the words.
      await server.killAndStart();
      line.faults.next({ path: '/oauth2/v3/token' }, { hangMs: 60_000 });
      const killed = killWhenAsked('/oauth2/v3/token');
      await post('まだ出ていない');
      await killed;
      expect(phoneOf(user, channel)).toEqual([]);
      await server.start();
      await soon(async () => expect(await settled()).toEqual(['accepted by reply']));
      expect(phoneOf(user, channel)).toEqual(sent('まだ出ていない'));
      await expectTimeline(...posted('まだ出ていない'));
    });

    for (const [way, asked] of [
      ['reply', reply],
      ['push', push],
    ] as const) {
      it(`while a ${way} is on its way and LINE has not accepted it`, async () => {
        if (way === 'push') await post('先に');
        await soon(settled);
        line.faults.next({ path: asked }, { hangMs: 60_000 });
        const killed = killWhenAsked(asked);
        await post('途中');
        // Killed before it could answer, it may have kept the words or not: the member's device asks again under the same id.
        const later = { id: randomUUID(), roomId, content: { kind: 'text' as const, text: 'あとから' } };
        await taro.message.post.mutate(later).catch(() => null);
        await killed;
        await server.start();
        await taro.message.post.mutate(later);
        await soon(async () =>
          expect((await settled()).every((delivery) => delivery.startsWith('accepted'))).toBe(true),
        );
        const texts = [...(way === 'push' ? ['先に'] : []), '途中', 'あとから'];
        expect(phoneOf(user, channel)).toEqual(sent(...texts));
        await expectTimeline(...posted(...texts));
      });
    }
  });
}
