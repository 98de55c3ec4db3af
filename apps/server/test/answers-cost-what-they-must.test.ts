import { priceOfWords } from '@engawa/domain';
import type { Channel } from '@engawa/line-simulator';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, outboxEmpty, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { talkOn } from './line-talk.ts';
import { costsOf } from './price-of.ts';

for (const database of testDatabases) {
  describe(`the month’s messages on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let ren: MemberClient;
    let channel: Channel;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      ren = await stage.screenOf('ito.ren');
    });
    beforeEach(async () => {
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    });

    const store = () => stage.company.app.parts.store;
    const line = () => stage.company.line;
    const talk = (free = false) => talkOn(stage, { member: taro, channel, free });
    const spentAtLine = () => line().platform.quotas.usedBy(channel.channelId);
    const capOf = (memberId: string, cap: number | null) =>
      store().write(byServer, (tx) =>
        tx.db.updateTable('member').set({ monthly_cap: cap }).where('member_id', '=', memberId).execute(),
      );

    async function spentByUs(): Promise<number> {
      const rows = await store()
        .db.selectFrom('call')
        .innerJoin('channel', 'channel.id', 'call.channel_id')
        .select('cost')
        .where('line_channel_id', '=', channel.channelId)
        .execute();
      return rows.reduce((sum, { cost }) => sum + cost, 0);
    }

    it('are not touched by a hundred answers, each within the minute', async () => {
      const talks = await Promise.all(Array.from({ length: 20 }, () => talk()));
      for (let round = 0; round < 5; round++) {
        await Promise.all(talks.map(({ user }) => user.says(channel, `質問 ${round}`)));
        await inboxEmpty(store());
        await Promise.all(talks.map(({ say }) => say(`答え ${round}`)));
        await outboxEmpty(store());
      }
      for (const each of talks) expect(await each.outcomes()).toEqual(Array(5).fill('accepted reply'));
      expect([spentAtLine(), await spentByUs()]).toEqual([0, 0]);
    });

    it('pay one for five quick bubbles after the minute', async () => {
      const { roomId, say, phone, outcomes } = await talk();
      await taro.profile.setUndo.mutate({ seconds: 10 });
      const [first] = [await say('1'), await say('2'), await say('3'), await say('4')];
      const last = await say('5');
      await taro.profile.setUndo.mutate({ seconds: 0 });
      expect(first.delivery).toMatchObject({ status: 'waiting', untried: true });
      const page = await taro.message.page.query({ roomId });
      const leaves = page.messages.flatMap(({ delivery }) => (delivery ? [delivery.leavesAt] : []));
      expect(new Set(leaves).size).toBe(1);
      await taro.message.sendNow.mutate({ messageId: last.id });
      await outboxEmpty(store());
      expect(phone().map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
      expect(await outcomes()).toEqual(Array(5).fill('accepted push'));
      expect([spentAtLine(), await spentByUs()]).toEqual([1, 1]);
    });

    it('once spent, hold back what is not free; it goes out with the LINE user’s next words', async () => {
      line().changeSettings(channel, { quota: 1, quotaUsed: 1 });
      const [one, other] = [await talk(), await talk()];
      const held = await one.say('待っています');
      const waiting = await one.becomes(held.id, { status: 'waiting', reason: 'monthlyLimit' });
      expect(Date.parse(waiting.leavesAt!)).toBeGreaterThan(Date.now());
      const pushes = () => line().requests.filter(({ path }) => path.endsWith('/push')).length;
      const before = pushes();
      const alsoHeld = await other.say('こちらも');
      expect(alsoHeld.delivery).toMatchObject({ status: 'waiting', reason: 'monthlyLimit', untried: true });
      expect(await taro.room.wallet.query({ roomId: one.roomId })).toMatchObject({
        ...{ places: [{ tokens: [], cost: 1, undoSeconds: 0 }], held: 'monthlyLimit', cap: null },
      });
      await one.user.says(channel, 'まだですか');
      await one.becomes(held.id, { status: 'accepted', route: 'reply', reason: null });
      expect(await other.outcomes()).toEqual(['waiting monthlyLimit']);
      expect(pushes()).toBe(before);
      expect(spentAtLine()).toBe(1);
    });

    it('are tried again when a member asks for it, as after a bigger plan', async () => {
      line().changeSettings(channel, { quota: 1, quotaUsed: 1 });
      const { say, becomes } = await talk();
      const { id } = await say('上限');
      await becomes(id, { reason: 'monthlyLimit' });
      line().changeSettings(channel, { quota: 5 });
      await taro.message.decide.mutate({ messageId: id, choice: 'again' });
      await becomes(id, { status: 'accepted', route: 'push', reason: null });
    });

    it.each([
      ['tried again', 'again', { status: 'accepted', route: 'push' }],
      ['put away', 'discard', { status: 'discarded' }],
    ] as const)('held back with all that one press sent, %s together', async (_, choice, end) => {
      line().changeSettings(channel, { quota: 1, quotaUsed: 1 });
      const { say, becomes } = await talk();
      const other = await say('前の');
      await becomes(other.id, { reason: 'monthlyLimit' });
      const sendId = crypto.randomUUID();
      const sent = [await say('写真です', { id: sendId, sendId }), await say('これも', { sendId })];
      if (choice === 'again') line().changeSettings(channel, { quota: 5 });
      await taro.message.decide.mutate({ messageId: sent[1]!.id, choice });
      for (const { id } of sent) await becomes(id, end);
      if (choice === 'discard') await becomes(other.id, { status: 'waiting', reason: 'monthlyLimit' });
    });

    it('are spent by no member beyond their share; free answers are', async () => {
      const { say, becomes, user, roomId } = await talk();
      await capOf('sato.taro', 1000);
      const used = (await taro.room.wallet.query({ roomId })).cap!.used;
      await capOf('sato.taro', used + 1);
      const first = await say('一通目');
      await becomes(first.id, { status: 'accepted', route: 'push' });
      const second = await say('二通目');
      expect(second.delivery).toMatchObject({ status: 'waiting', reason: 'memberCap' });
      expect(await taro.room.wallet.query({ roomId })).toMatchObject({
        ...{ held: 'memberCap', cap: { limit: used + 1, used: used + 1 } },
      });
      await user.says(channel, 'はい');
      await becomes(second.id, { status: 'accepted', route: 'reply' });
      await capOf('sato.taro', null);
      expect(await spentByUs()).toBe(1);
    });

    it('carry along what one may not pay for when a colleague pays', async () => {
      const { say, becomes, phone, roomId } = await talk();
      await taro.room.invite.mutate({ roomId, memberIds: [stage.company.cast['ito.ren']!] });
      await capOf('sato.taro', 0);
      const held = await say('払えません');
      expect(held.delivery).toMatchObject({ reason: 'memberCap' });
      const paid = await ren.message.post.mutate({
        ...{ id: crypto.randomUUID(), roomId, content: { kind: 'text', text: '払います' } },
      });
      await becomes(paid.id, { status: 'accepted', route: 'push' });
      await capOf('sato.taro', null);
      expect(phone().map(({ text }) => text)).toEqual(['払えません', '払います']);
      const costs = (await costsOf(store())).filter((each) => each.roomId === roomId);
      expect(Object.fromEntries(costs.map(({ messageId, cost }) => [messageId, cost]))).toEqual({
        [held.id]: 0,
        [paid.id]: 1,
      });
    });

    it('are not asked for with a token that LINE forgot: the next one of the wallet answers', async () => {
      const { say, becomes, user } = await talk(true);
      await user.says(channel, '一');
      await inboxEmpty(store());
      const stale = await store()
        .db.selectFrom('reply_token')
        .select('token')
        .orderBy('expires_at')
        .executeTakeFirstOrThrow();
      line().platform.replyTokens.spend(stale.token);
      const { id } = await say('はい');
      await becomes(id, { status: 'accepted', route: 'reply' });
      expect(spentAtLine()).toBe(0);
    });

    it('show each free answer until when it holds', async () => {
      const { user, roomId } = await talk(true);
      await user.says(channel, '一');
      await inboxEmpty(store());
      const { places, held } = await taro.room.wallet.query({ roomId });
      const { tokens } = places[0]!;
      expect(tokens).toEqual([...tokens].sort());
      expect(tokens).toHaveLength(2);
      expect(held).toBeNull();
    });

    it.each([0, 3, 5])(
      'cost what was promised while %i bubbles before them can still be taken back',
      async (before) => {
        const { say, becomes, roomId } = await talk(true);
        await taro.profile.setUndo.mutate({ seconds: 30 });
        for (let bubble = 0; bubble < before; bubble++) await say(`前 ${bubble}`);
        const wallet = await taro.room.wallet.query({ roomId });
        const words = { now: new Date().toISOString(), bubbles: 3, silent: false };
        const { messages: paid } = priceOfWords(wallet.places, words);
        const said = [await say('1'), await say('2'), await say('3')];
        await taro.profile.setUndo.mutate({ seconds: 0 });
        await taro.message.sendNow.mutate({ messageId: said.at(-1)!.id });
        await becomes(said.at(-1)!.id, { status: 'accepted' });
        expect([spentAtLine(), await spentByUs()]).toEqual([paid, paid]);
        expect(paid).toBe(before === 0 ? 0 : 1);
      },
    );
  });
}
