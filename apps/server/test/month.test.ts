import { randomUUID } from 'node:crypto';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`the month of an account on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let boss: MemberClient;
    let count = 0;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      boss = await stage.screenOf('takahashi');
    });

    it('meter, LINE’s figure and our ledger agree after a talk of free answers and pushes', async () => {
      const { channel, user, roomId } = await talkWith();
      await post(roomId, '無料の返信です');
      await settled(roomId);
      for (const text of ['一通目', '二通目']) {
        await post(roomId, text);
        await settled(roomId);
      }
      const month = await refreshed(channel);
      expect(month.quota).toMatchObject({ limit: 200, usedByLine: 2, usedByUs: 2, used: 2, level: 'fine' });
      expect(month.byMember).toMatchObject([{ name: '佐藤 太郎', spent: 2, free: 1 }]);
      expect(month.byRoom).toMatchObject([{ id: roomId, name: user.displayName, spent: 2, free: 1 }]);
    });

    it('counts what others broadcast through the account, and on top of it what we spent since LINE was asked', async () => {
      const { channel, roomId } = await talkWith();
      stage.company.line.changeSettings(channel, { quotaUsed: 150 });
      await post(roomId, '無料の返信です');
      await settled(roomId);
      expect((await refreshed(channel)).quota).toMatchObject({ usedByLine: 150, usedByUs: 0, used: 150 });
      await post(roomId, '有料です');
      await settled(roomId);
      const { quota } = await account(channel);
      expect(quota).toMatchObject({ usedByLine: 150, usedByUs: 1, used: 151, level: 'fine' });
    });

    it('is told to everybody who writes through the account, whoever spends of it, and a share to whose it is', async () => {
      const { store } = stage.company.app.parts;
      const { channel, roomId } = await talkWith();
      const { id: channelId } = (await boss.admin.channel.list.query()).find(
        (each) => each.lineChannelId === channel.channelId,
      )!;
      const told = async () => {
        const rows = await store.db
          .selectFrom('event')
          .select(['scope', 'member_id', 'body'])
          .where('kind', '=', 'quota.changed')
          .orderBy('seq')
          .execute();
        return rows
          .map(({ scope, member_id, body }) => ({ scope, member_id, channelId: JSON.parse(body).channelId }))
          .filter((event) => event.channelId === channelId || event.channelId === null);
      };
      await refreshed(channel);
      const before = (await told()).length;
      await post(roomId, '無料の返信です');
      await settled(roomId);
      expect(await told()).toHaveLength(before);
      await post(roomId, '有料です');
      await settled(roomId);
      expect((await told()).slice(before)).toEqual([{ scope: 'externalTalk', member_id: null, channelId }]);
      stage.company.line.changeSettings(channel, { quotaUsed: 150 });
      await refreshed(channel);
      expect(await told()).toHaveLength(before + 2);
      const id = stage.company.cast['sato.taro']!;
      await boss.admin.quota.setCap.mutate({ id, cap: 3 });
      expect((await told()).at(-1)).toEqual({ scope: 'member', member_id: id, channelId: null });
      await boss.admin.quota.setCap.mutate({ id, cap: null });
    });

    it('does not believe that messages come back while LINE’s figure lags behind', async () => {
      const { channel, roomId } = await talkWith();
      stage.company.line.changeSettings(channel, { consumptionLag: 2 });
      await post(roomId, '無料の返信です');
      await settled(roomId);
      for (const text of ['一', '二', '三']) {
        await post(roomId, text);
        await settled(roomId);
      }
      expect((await refreshed(channel)).quota).toMatchObject({ usedByLine: 1, usedByUs: 3, used: 3 });
    });

    it('lets words wait when it is spent, and sends them as soon as LINE says that there is room again', async () => {
      const { channel, user, roomId } = await talkWith();
      const { line } = stage.company;
      await post(roomId, '無料の返信です');
      await settled(roomId);
      line.changeSettings(channel, { quotaUsed: 200 });
      await post(roomId, '月末のご連絡です');
      await soon(async () => expect(await waitingIn(roomId)).toEqual(['monthlyLimit']));
      expect(await account(channel)).toMatchObject({ waiting: 1, quota: { level: 'spent' } });
      line.changeSettings(channel, { quota: 5000 });
      await refreshed(channel);
      await settled(roomId);
      expect(onPhone(user, channel)).toEqual(['無料の返信です', '月末のご連絡です']);
      expect(await account(channel)).toMatchObject({ waiting: 0, quota: { limit: 5000, level: 'fine' } });
    });

    it('says before the first refusal that words would wait', async () => {
      const { channel, roomId } = await talkWith();
      stage.company.line.changeSettings(channel, { quotaUsed: 199 });
      await refreshed(channel);
      expect(await taro.room.wallet.query({ roomId })).toMatchObject({ held: null, quota: { used: 199 } });
      stage.company.line.changeSettings(channel, { quotaUsed: 200 });
      await refreshed(channel);
      expect(await taro.room.wallet.query({ roomId })).toMatchObject({ held: 'monthlyLimit', quota: { used: 200 } });
    });

    it('learns of a raised limit from the first push that LINE takes again', async () => {
      const { channel, roomId } = await talkWith();
      const { line } = stage.company;
      await post(roomId, '無料の返信です');
      await settled(roomId);
      line.changeSettings(channel, { quotaUsed: 200 });
      await refreshed(channel);
      line.changeSettings(channel, { quota: 5000 });
      await post(roomId, '送れました');
      await settled(roomId);
      await soon(async () => expect((await account(channel)).quota).toMatchObject({ limit: 5000, used: 201 }));
      expect(await taro.room.wallet.query({ roomId })).toMatchObject({ held: null });
    });

    it('knocks at LINE no second time while LINE’s figure says room and LINE itself says no', async () => {
      const { channel, roomId } = await talkWith();
      const { line } = stage.company;
      await post(roomId, '無料の返信です');
      await settled(roomId);
      line.changeSettings(channel, { quotaUsed: 200, consumptionLag: 5 });
      const before = pushes(channel);
      await post(roomId, '月末のご連絡です');
      await soon(async () => expect(await waitingIn(roomId)).toHaveLength(1));
      await soon(async () => expect((await account(channel)).quota?.usedByLine).toBe(195));
      expect(pushes(channel) - before).toBe(1);
      const { db } = store();
      const waiting = db.selectFrom('delivery').select('due_at').where('room_id', '=', roomId);
      const { due_at } = await waiting.where('status', 'in', ['waiting', 'held']).executeTakeFirstOrThrow();
      expect(Date.parse(due_at) - Date.now()).toBeGreaterThan(10_000);
    });

    it('stops a member at their own share, lets free answers through, and sends the rest when the share grows', async () => {
      const { channel, user, roomId } = await talkWith();
      const id = stage.company.cast['sato.taro']!;
      const { spent } = (await boss.admin.quota.caps.query()).find((cap) => cap.id === id)!;
      await post(roomId, '無料の返信です');
      await settled(roomId);
      expect(await boss.admin.quota.setCap.mutate({ id, cap: spent + 1 })).toMatchObject({ cap: spent + 1, spent });
      try {
        await post(roomId, '一通目');
        await settled(roomId);
        await post(roomId, '二通目');
        await soon(async () => expect(await waitingIn(roomId)).toEqual(['memberCap']));
        await boss.admin.quota.setCap.mutate({ id, cap: spent + 2 });
        await settled(roomId);
        expect(onPhone(user, channel)).toEqual(['無料の返信です', '一通目', '二通目']);
        expect((await boss.admin.audit.list.query())[0]).toMatchObject({
          ...{ action: 'member.capSet', subject: '佐藤 太郎', detail: `${spent + 1} → ${spent + 2}` },
        });
      } finally {
        await boss.admin.quota.setCap.mutate({ id, cap: null });
      }
    });

    it('is asked of LINE again after many pushes, without anybody asking', async () => {
      const { channel, roomId } = await talkWith();
      await post(roomId, '無料の返信です');
      await settled(roomId);
      for (let count = 0; count < 20; count++) {
        await post(roomId, `${count}`);
        await settled(roomId);
      }
      await soon(async () => expect((await account(channel)).quota?.usedByLine).toBeGreaterThanOrEqual(19));
    });

    it('says so when LINE cannot be asked', async () => {
      const { channel } = await talkWith();
      stage.company.line.faults.next({ path: '/v2/bot/message/quota', channelId: channel.channelId }, { status: 500 });
      await expect(refreshed(channel)).rejects.toMatchObject({ data: { denial: { code: 'lineUnreachable' } } });
    });

    it('is for admins to see and to share out', async () => {
      const denied = { data: { denial: { code: 'adminRequired' } } };
      await expect(taro.admin.quota.list.query()).rejects.toMatchObject(denied);
      await expect(taro.admin.quota.caps.query()).rejects.toMatchObject(denied);
      const id = stage.company.cast['sato.taro']!;
      await expect(taro.admin.quota.setCap.mutate({ id, cap: 1 })).rejects.toMatchObject(denied);
    });

    function store() {
      return stage.company.app.parts.store;
    }

    async function talkWith() {
      const channel = await stage.company.connectChannel(randomUUID(), ['sato.taro']);
      stage.company.line.changeSettings(channel, { quota: 200 });
      const user = stage.company.line.createUser({ displayName: `田中 ${++count}` });
      await user.addsFriend(channel);
      await inboxEmpty(store());
      const { room } = await soon(
        async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'),
      );
      await refreshed(channel);
      return { channel, user, roomId: room.id };
    }

    const post = (roomId: string, text: string) =>
      taro.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });

    /** It is known what became of everything said in this room; elsewhere words may wait for another month. */
    async function settled(roomId: string): Promise<void> {
      await soon(async () => {
        const { messages } = await taro.message.page.query({ roomId });
        const open = messages.filter(({ delivery }) => ['waiting', 'sending'].includes(delivery?.status ?? ''));
        expect(open).toEqual([]);
      });
    }

    async function account(channel: Channel) {
      const accounts = await boss.admin.quota.list.query();
      return accounts.find((one) => one.channel.displayName === channel.displayName)!;
    }

    async function refreshed(channel: Channel) {
      return boss.admin.quota.refresh.mutate({ id: (await account(channel)).channel.id });
    }

    async function waitingIn(roomId: string): Promise<(string | null)[]> {
      const { messages } = await taro.message.page.query({ roomId });
      return messages.flatMap(({ delivery }) =>
        delivery?.status === 'waiting' && delivery.reason ? [delivery.reason] : [],
      );
    }

    const onPhone = (user: LineUser, channel: Channel) =>
      user
        .chatWith(channel)
        .filter(({ from }) => from === 'account')
        .map(({ text }) => text);

    const pushes = ({ channelId }: Channel) =>
      stage.company.line.requests.filter((one) => one.path === '/v2/bot/message/push' && one.channelId === channelId)
        .length;
  });
}
