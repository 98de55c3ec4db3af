import { randomUUID } from 'node:crypto';
import type { Channel } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { talkOn } from './line-talk.ts';

const minute = 60_000;

for (const database of testDatabases) {
  describe.each([
    ['ahead of', -25 * minute],
    ['behind', 25 * minute],
  ])(`a server on ${database.name} whose clock is 25 minutes %s LINE’s`, (_, lineAheadMs) => {
    const stage = stageOn(database, undefined, { lineClock: () => Date.now() + lineAheadMs });
    let taro: MemberClient;
    let boss: MemberClient;
    let channel: Channel;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      boss = await stage.screenOf('takahashi');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    });

    const store = () => stage.company.app.parts.store;

    it('answers for nothing within the minute', async () => {
      const { user, say, becomes } = await talkOn(stage, { member: taro, channel });
      await user.says(channel, 'いつですか');
      await inboxEmpty(store());
      await becomes((await say('明日です')).id, { status: 'accepted', route: 'reply' });
    });

    it('answers for nothing what LINE told again', async () => {
      const { line } = stage.company;
      const { user, say, becomes } = await talkOn(stage, { member: taro, channel });
      line.redelivery = true;
      line.webhookFaults.next({ kind: 'drop' });
      await user.says(channel, 'いつですか');
      await line.redeliver();
      line.redelivery = false;
      await inboxEmpty(store());
      await becomes((await say('明日です')).id, { status: 'accepted', route: 'reply' });
    });

    it('greets who comes', async () => {
      const { id } = (await boss.admin.channel.list.query()).find(
        ({ lineChannelId }) => lineChannelId === channel.channelId,
      )!;
      await boss.admin.channel.setGreeting.mutate({ id, on: true, text: 'ようこそ。', card: false });
      const { roomId } = await talkOn(stage, { member: taro, channel, free: true });
      await boss.admin.channel.setGreeting.mutate({ id, on: false, text: 'ようこそ。', card: false });
      const { messages } = await taro.message.page.query({ roomId });
      expect(messages.map(({ content }) => content.kind)).toContain('greeting');
    });

    it('believes a token no longer than LINE does, when LINE tells late', async () => {
      const { user } = await talkOn(stage, { member: taro, channel });
      const token = randomUUID().replaceAll('-', '');
      const receivedAt = Date.now();
      await stage.company.line.deliverWebhook(channel, [
        {
          ...{ type: 'message', message: { type: 'text', id: `${receivedAt}`, text: '…', quoteToken: 'q' } },
          ...{ mode: 'active', webhookEventId: randomUUID(), replyToken: token },
          ...{ timestamp: receivedAt + lineAheadMs - 19.5 * minute, source: { type: 'user', userId: user.userId } },
          deliveryContext: { isRedelivery: true },
        },
      ]);
      await inboxEmpty(store());
      const kept = await store()
        .db.selectFrom('reply_token')
        .select('expires_at')
        .where('token', '=', token)
        .executeTakeFirstOrThrow();
      const heldMs = Date.parse(kept.expires_at) - receivedAt;
      expect(heldMs).toBeGreaterThan(minute / 2 - 2000);
      expect(heldMs).toBeLessThan(minute / 2 + 2000);
    });

    it('keeps who comes anew, although LINE once told that they went', async () => {
      const user = stage.company.line.createUser({ displayName: randomUUID() });
      const lineNow = Date.now() + lineAheadMs;
      const happening = (type: string, timestamp: number, more = {}) => ({
        ...{ type, mode: 'active', webhookEventId: randomUUID(), timestamp, ...more },
        ...{ source: { type: 'user', userId: user.userId }, deliveryContext: { isRedelivery: false } },
      });
      await stage.company.line.deliverWebhook(channel, [happening('unfollow', lineNow - 10 * minute)]);
      await inboxEmpty(store());
      const came = { follow: { isUnblocked: false }, replyToken: randomUUID().replaceAll('-', '') };
      await stage.company.line.deliverWebhook(channel, [happening('follow', lineNow, came)]);
      await inboxEmpty(store());
      const chat = store().db.selectFrom('line_chat').select('id').where('line_id', '=', user.userId);
      expect(await chat.executeTakeFirst()).toBeDefined();
    });

    it('tells the admin', async () => {
      const { id } = (await boss.admin.channel.list.query()).find(
        ({ lineChannelId }) => lineChannelId === channel.channelId,
      )!;
      const { facts } = await boss.admin.channel.doctor.query({ id });
      expect(Math.abs(facts.clockAheadMs! + lineAheadMs)).toBeLessThan(2000);
    });
  });
}
