import { randomUUID } from 'node:crypto';
import { usualGreeting } from '@engawa/domain';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, outboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`the greeting on ${database.name}`, () => {
    const stage = stageOn(database);
    let boss: MemberClient;
    let taro: MemberClient;

    beforeAll(async () => {
      boss = await stage.screenOf('takahashi');
      taro = await stage.screenOf('sato.taro');
    });

    it('is off until an admin switches it on, and offers words that say who reads, for how long, and how to stop', async () => {
      const { channel, id } = await account();
      const greeting = await boss.admin.channel.greeting.query({ id });
      expect(greeting).toEqual({ on: false, text: usualGreeting('縁側商事'), card: true });
      const user = await friendOf(channel);
      expect(onPhone(user, channel)).toEqual([]);
    });

    it('comes at once, free, once for each time somebody adds the account, and stands in the room', async () => {
      const { channel, id } = await account();
      await boss.admin.channel.setGreeting.mutate({ id, on: true, text: 'ようこそ。佐藤が読みます。', card: false });
      const user = await friendOf(channel);
      expect(onPhone(user, channel)).toEqual([expect.stringContaining('ようこそ。佐藤が読みます。')]);
      await user.blocks(channel);
      await user.unblocks(channel);
      await settled();
      expect(onPhone(user, channel)).toHaveLength(2);
      const { room } = await soon(
        async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'),
      );
      const { messages } = await taro.message.page.query({ roomId: room.id });
      const greetings = messages.filter(({ content }) => content.kind === 'greeting');
      expect(greetings.map(({ author, delivery }) => [author.kind, delivery?.status, delivery?.route])).toEqual([
        ['system', 'accepted', 'reply'],
        ['system', 'accepted', 'reply'],
      ]);
      expect(sentTo(user, '/v2/bot/message/push')).toEqual([]);
    });

    it('carries the card of the member whom they reach: name, company, photo', async () => {
      const { channel, id } = await account(['sato.taro', 'ito.ren']);
      await boss.admin.channel.setGreeting.mutate({ id, on: true, text: 'ようこそ。', card: true });
      const user = await friendOf(channel);
      const sent = JSON.stringify(user.chatWith(channel).map(({ message }) => message));
      for (const words of ['ようこそ。', '佐藤 太郎', '縁側商事']) expect(sent).toContain(words);
      expect(sent).not.toContain('伊藤');
    });

    it('costs nothing even when the minute of the free token is over: then nothing is sent', async () => {
      const { channel, id } = await account();
      await boss.admin.channel.setGreeting.mutate({ id, on: true, text: 'ようこそ。', card: false });
      const { line } = stage.company;
      line.faults.next(
        { path: '/v2/bot/message/reply', channelId: channel.channelId },
        { status: 400, body: { message: 'Invalid reply token' } },
      );
      const user = await friendOf(channel);
      expect(onPhone(user, channel)).toEqual([]);
      expect(sentTo(user, '/v2/bot/message/push')).toEqual([]);
      const { room } = await soon(
        async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'),
      );
      const { messages } = await taro.message.page.query({ roomId: room.id });
      expect(messages.find(({ content }) => content.kind === 'greeting')?.delivery).toMatchObject({
        status: 'failed',
        reason: 'noFreeToken',
      });
    });

    it('is not said to somebody who came long ago: LINE told us late', async () => {
      const { channel, id } = await account();
      await boss.admin.channel.setGreeting.mutate({ id, on: true, text: 'ようこそ。', card: false });
      const { line } = stage.company;
      const user = line.createUser({ displayName: randomUUID() });
      const event = {
        ...{ type: 'follow', follow: { isUnblocked: false }, mode: 'active', webhookEventId: randomUUID() },
        ...{ timestamp: Date.now() - 60 * 60_000, source: { type: 'user', userId: user.userId } },
        ...{ replyToken: randomUUID().replaceAll('-', ''), deliveryContext: { isRedelivery: true } },
      };
      await line.deliverWebhook(channel, [event]);
      await settled();
      const kinds = await stage.company.app.parts.store.db
        .selectFrom('message')
        .innerJoin('room_line_chat', 'room_line_chat.room_id', 'message.room_id')
        .innerJoin('line_chat', 'line_chat.id', 'room_line_chat.line_chat_id')
        .select('message.kind')
        .where('line_chat.channel_id', '=', id)
        .execute();
      expect(kinds).toEqual([{ kind: 'system' }]);
    });

    it('is an admin’s to write, and written down', async () => {
      const { id } = await account();
      const greeting = { id, on: true, text: 'ようこそ。', card: true };
      await expect(taro.admin.channel.setGreeting.mutate(greeting)).rejects.toMatchObject({
        data: { denial: { code: 'adminRequired' } },
      });
      await boss.admin.channel.setGreeting.mutate(greeting);
      expect((await boss.admin.audit.list.query())[0]).toMatchObject({ action: 'channel.greetingSet' });
    });

    async function account(served = ['sato.taro']) {
      const channel = await stage.company.connectChannel(randomUUID(), served);
      const list = await boss.admin.channel.list.query();
      return { channel, id: list.find(({ lineChannelId }) => lineChannelId === channel.channelId)!.id };
    }

    async function friendOf(channel: Channel): Promise<LineUser> {
      const user = stage.company.line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      await settled();
      return user;
    }

    async function settled(): Promise<void> {
      await inboxEmpty(stage.company.app.parts.store);
      await outboxEmpty(stage.company.app.parts.store);
    }

    const onPhone = (user: LineUser, channel: Channel) =>
      user
        .chatWith(channel)
        .filter(({ from }) => from === 'account')
        .map(({ text }) => text);

    const sentTo = (user: LineUser, path: string) =>
      stage.company.line.requests.filter(
        (one) => one.path === path && (one.body as { to?: string }).to === user.userId,
      );
  });
}
