import { randomUUID } from 'node:crypto';
import { type Channel, fileMessage } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, outboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`the channel doctor on ${database.name}`, () => {
    const stage = stageOn(database);
    let boss: MemberClient;
    let taro: MemberClient;

    beforeAll(async () => {
      boss = await stage.screenOf('takahashi');
      taro = await stage.screenOf('sato.taro');
    });

    it('shows what came and what went, with status, time and LINE’s request id, and nobody’s words', async () => {
      const channel = await connected();
      const user = stage.company.line.createUser({ displayName: '田中 美咲' });
      await user.addsFriend(channel);
      await user.says(channel, '口座番号は1234567です');
      await inboxEmpty(store());
      const { room } = await soon(
        async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'),
      );
      const content = { kind: 'text', text: 'お振り込みを確認しました' } as const;
      await taro.message.post.mutate({ id: randomUUID(), roomId: room.id, content });
      await outboxEmpty(store());
      const { webhooks, sends } = await doctor(channel);
      expect(webhooks.slice(0, 2)).toMatchObject([
        { direction: 'in', what: 'message', status: 200, problem: null },
        { direction: 'in', what: 'follow', status: 200, problem: null },
      ]);
      const reply = sends.find(({ what }) => what === 'replyMessage')!;
      expect(reply).toMatchObject({ direction: 'out', status: 200, problem: null, requestId: expect.any(String) });
      expect(JSON.parse(webhooks[0]!.body)).toMatchObject([{ type: 'message', message: { type: 'text' } }]);
      const rows = await store().db.selectFrom('traffic').selectAll().execute();
      const everything = JSON.stringify(rows);
      const secrets = [user.userId, channel.channelSecret, user.displayName];
      for (const word of ['口座番号', '1234567', 'お振り込み', '佐藤', ...secrets])
        expect(everything).not.toContain(word);
      expect(rows.every(({ body }) => Buffer.byteLength(body) <= 2048)).toBe(true);
    });

    it('finds nothing wrong with an account that was just connected', async () => {
      const { sends } = await doctor(await connected());
      expect(sends.map(({ what, problem }) => [what, problem])).toContainEqual(['getWebhookEndpoint', null]);
      expect(sends.filter(({ problem }) => problem !== null)).toEqual([]);
    });

    it('shows also what is being written down at the moment', async () => {
      const channel = await connected();
      const user = stage.company.line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      const atWork = stage.company.app.parts.line.noteTraffic();
      const { webhooks } = await doctor(channel);
      expect(webhooks.map(({ what }) => what)).toContain('follow');
      await atWork;
    });

    it('keeps the last fifty of each direction', async () => {
      const channel = await connected();
      const user = stage.company.line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      for (let count = 0; count < 30; count++) await user.says(channel, `${count}`);
      await doctor(channel);
      for (let count = 0; count < 30; count++) await user.says(channel, `${count}`);
      const { webhooks } = await doctor(channel);
      expect(webhooks).toHaveLength(50);
      expect(webhooks.every(({ what }) => what === 'message')).toBe(true);
    });

    it('says why a signature does not fit, and still knows it after good requests and a restart', async () => {
      const [channel, other] = [await connected(), await connected()];
      const body = JSON.stringify({ destination: channel.botUserId, events: [] });
      const { line } = stage.company;
      const cases = [
        [undefined, 'signatureMissing'],
        ['bm90IGEgc2lnbmF0dXJl', 'signatureWrong'],
        [line.signWebhook(other, body), 'signedForOther'],
      ] as const;
      for (const [signature, cause] of cases) {
        // Causes are looked for once a second: whoever knocks without a secret shall not keep us busy.
        await soon(async () => {
          expect((await knock(channel, body, signature)).status).toBe(401);
          expect((await doctor(channel)).facts.signatureFailures).toMatchObject({ cause });
        });
      }
      const wrong = JSON.stringify({ destination: other.botUserId, events: [] });
      expect((await knock(channel, wrong, line.signWebhook(channel, wrong))).status).toBe(401);
      expect((await doctor(channel)).facts.signatureFailures.cause).toBe('destinationWrong');
      const user = line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      for (let count = 0; count < 60; count++) await user.says(channel, `${count}`);
      const before = (await doctor(channel)).facts.signatureFailures;
      await stage.company.restart();
      const { signatureFailures } = (await doctor(channel)).facts;
      expect(signatureFailures).toMatchObject({ cause: 'destinationWrong', lastAt: before.lastAt });
      expect(signatureFailures.count).toBeGreaterThanOrEqual(4);
    });

    it('says what went wrong with LINE', async () => {
      const channel = await connected();
      const { line } = stage.company;
      const user = line.createUser({ displayName: randomUUID() });
      line.faults.next({ path: /\/profile\//, channelId: channel.channelId }, { status: 500 });
      await user.addsFriend(channel);
      await soon(async () => {
        const { sends } = await doctor(channel);
        expect(sends.find(({ problem }) => problem !== null)).toMatchObject({
          what: 'getProfile',
          status: 500,
          problem: 'lineFault',
        });
      });
    });

    it('shows what was asked for files, too, and that LINE has one no more', async () => {
      const channel = await connected();
      const { line } = stage.company;
      const user = line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      line.faults.next({ path: /\/content$/, channelId: channel.channelId }, { contentGone: true });
      await user.sends(channel, fileMessage({ bytes: Buffer.from('%PDF-1.4'), fileName: '見積書.pdf' }));
      await soon(async () => {
        const { sends } = await doctor(channel);
        const file = sends.find(({ what }) => what === 'getMessageContent');
        expect(file).toMatchObject({ status: 410, problem: 'refused', requestId: expect.any(String) });
      });
    });

    it('ticks what was seen: the first real event, and that LINE sends again', async () => {
      const channel = await connected();
      const { line } = stage.company;
      expect((await doctor(channel)).facts).toMatchObject({
        ...{ webhookActive: true, chatMode: 'bot', firstEventAt: null, lastEventAt: null, redeliverySeenAt: null },
        ...{
          autoReplySuspectedAt: null,
          pausedUntil: null,
          clockAheadMs: null,
          signatureFailures: { count: 0, cause: null, lastAt: null },
        },
      });
      line.redelivery = true;
      line.webhookFaults.next({ kind: 'drop' });
      await line.createUser({ displayName: randomUUID() }).addsFriend(channel);
      await line.redeliver();
      await inboxEmpty(store());
      const { facts } = await doctor(channel);
      expect([facts.firstEventAt, facts.lastEventAt, facts.redeliverySeenAt].every((at) => at !== null)).toBe(true);
      line.redelivery = false;
    });

    it('is for admins alone', async () => {
      const channel = await connected();
      const id = await idOf(channel);
      await expect(taro.admin.channel.doctor.query({ id })).rejects.toMatchObject({
        data: { denial: { code: 'adminRequired' } },
      });
    });

    function store() {
      return stage.company.app.parts.store;
    }

    const connected = () => stage.company.connectChannel(randomUUID(), ['sato.taro']);

    async function idOf(channel: Channel): Promise<string> {
      const list = await boss.admin.channel.list.query();
      return list.find(({ lineChannelId }) => lineChannelId === channel.channelId)!.id;
    }

    async function doctor(channel: Channel) {
      return boss.admin.channel.doctor.query({ id: await idOf(channel) });
    }

    function knock(channel: Channel, body: string, signature?: string): Promise<Response> {
      const headers = { 'content-type': 'application/json', ...(signature && { 'x-line-signature': signature }) };
      return fetch(channel.webhook.endpoint!, { method: 'POST', headers, body });
    }
  });
}
