import type { Channel, LineUser } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { FeedReader } from './feed-reader.ts';

const markPath = '/v2/bot/chat/markAsRead';

for (const database of testDatabases) {
  describe(`既読 on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let ren: MemberClient;
    let boss: MemberClient;
    let shared: Channel;
    let count = 0;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      ren = await stage.screenOf('ito.ren');
      boss = await stage.screenOf('takahashi');
      shared = await stage.company.connectChannel('縁側商事', ['ito.ren', 'sato.taro']);
      await chatOn(shared);
    });

    it('stands on the phone once a member with the permission had the words on screen, not before', async () => {
      const { user, room } = await talk();
      await user.says(shared, '届いていますか');
      await told();
      expect(readOnPhone(user)).toEqual([false]);
      await readsAll(ren, room);
      await soon(() => expect(readOnPhone(user)).toEqual([true]));
      await user.says(shared, 'もうひとつ');
      await told();
      expect(readOnPhone(user)).toEqual([true, false]);
    });

    it('covers no words that came after those on screen', async () => {
      const { user, room } = await talk();
      await user.says(shared, '一');
      await told();
      const seen = await lastSeq(ren, room);
      await user.says(shared, '二');
      await told();
      await ren.room.markRead.mutate({ roomId: room, upTo: seen });
      await soon(() => expect(readOnPhone(user)).toEqual([true, false]));
    });

    it('does not appear when a member looks whose permission was withdrawn', async () => {
      const { user, room } = await talk();
      const gone = stage.company.cast['ito.ren']!;
      await boss.admin.externalTalk.set.mutate({ members: [gone], allowed: false });
      try {
        await user.says(shared, '見えますか');
        await told();
        await readsAll(ren, room);
        await settled();
        expect(readOnPhone(user)).toEqual([false]);
      } finally {
        await boss.admin.externalTalk.set.mutate({ members: [gone], allowed: true });
      }
    });

    it('is never shown from a room whose members do not want it, and the room says so to everybody in it', async () => {
      const { user, room } = await talk();
      expect((await ren.room.setReadMarks.mutate({ roomId: room, on: false })).readMarks).toBe('off');
      await user.says(shared, 'ゆっくりで大丈夫です');
      await told();
      await readsAll(ren, room);
      await settled();
      expect(readOnPhone(user)).toEqual([false]);
      expect((await ren.room.get.query({ roomId: room })).room.readMarks).toBe('off');
    });

    it('is left to LINE where the account’s Chat is off', async () => {
      const channel = await stage.company.connectChannel('自動の既読', ['ito.ren']);
      const user = stage.company.line.createUser({ displayName: `自動 ${++count}` });
      await user.addsFriend(channel);
      await user.says(channel, 'こんにちは');
      await told();
      const room = await named(ren, user);
      expect(room.readMarks).toBe('automatic');
      const before = marks().length;
      await readsAll(ren, room.id);
      await settled();
      expect(marks()).toHaveLength(before);
    });

    it('becomes ours to show, and every screen learns of it, when the account’s Chat is switched on at LINE', async () => {
      const { line, app, cast } = stage.company;
      const channel = await stage.company.connectChannel('あとからチャット', ['ito.ren']);
      const user = line.createUser({ displayName: `後 ${++count}` });
      await user.addsFriend(channel);
      const room = await named(ren, user);
      expect(room.readMarks).toBe('automatic');
      const screen = new FeedReader(app.parts.feed, cast['ito.ren']!);
      await screen.caughtUp();
      line.changeSettings(channel, { chatMode: 'chat' });
      await stage.company.lookAtAccounts();
      const isByUs = () =>
        screen.told.some((event) => event.kind === 'room.changed' && event.room.readMarks === 'byUs');
      await screen.when(isByUs);
      screen.hangUp();
      await user.says(channel, 'こんにちは');
      await told();
      await readsAll(ren, room.id);
      await soon(() => expect(user.chatWith(channel).map(({ readAt }) => readAt !== undefined)).toEqual([true]));
    });

    it('becomes ours to show with the next words after the account’s Chat was switched on at LINE', async () => {
      const { channel, user, room } = await talkByLine();
      stage.company.line.changeSettings(channel, { chatMode: 'chat' });
      for (const words of ['一', '二', '三']) await user.says(channel, words);
      await soon(async () => expect((await named(ren, user)).readMarks).toBe('byUs'));
      await told();
      await readsAll(ren, room);
      await soon(() => expect(user.chatWith(channel).every(({ readAt }) => readAt !== undefined)).toBe(true));
    });

    it('is left to LINE at once when it takes no mark because the account’s Chat was switched off', async () => {
      const { line } = stage.company;
      const channel = await stage.company.connectChannel('チャットをやめた', ['ito.ren']);
      await chatOn(channel);
      const user = line.createUser({ displayName: `前 ${++count}` });
      await user.addsFriend(channel);
      await user.says(channel, '一');
      await told();
      const room = await named(ren, user);
      expect(room.readMarks).toBe('byUs');
      line.changeSettings(channel, { chatMode: 'bot' });
      line.faults.next({ path: markPath }, { status: 400, body: { message: 'Invalid markAsReadToken.' } });
      await readsAll(ren, room.id);
      await soon(async () => expect((await named(ren, user)).readMarks).toBe('automatic'));
    });

    it('is asked of LINE for what words carry once in ten minutes, however many come', async () => {
      const { channel, user } = await talkByLine();
      const before = looksAt(channel);
      await user.says(channel, '一');
      await soon(() => expect(looksAt(channel)).toBeGreaterThan(before));
      for (let more = 0; more < 10; more++) await user.says(channel, `${more}`);
      await told();
      // The hourly look may fall into this.
      expect(looksAt(channel) - before).toBeLessThanOrEqual(2);
    });

    it('waits for the last of those with whom one LINE user talks through one account', async () => {
      const { user, room } = await talk();
      await user.says(shared, '伊藤さんへ');
      await user.says(shared, 'sato.taro');
      await told();
      const atTaro = (await named(taro, user)).id;
      await readsAll(taro, atTaro);
      await settled();
      expect(readOnPhone(user)).toEqual([false, false]);
      await readsAll(ren, room);
      await soon(() => expect(readOnPhone(user)).toEqual([true, true]));
    });

    it('is told again when LINE was out of order, and given up when LINE refuses', async () => {
      const { line } = stage.company;
      const { user, room } = await talk();
      await user.says(shared, '一');
      await told();
      line.faults.next({ path: markPath }, { status: 500 });
      await readsAll(ren, room);
      await soon(() => expect(readOnPhone(user)).toEqual([true]));
      await user.says(shared, '二');
      await told();
      line.faults.next({ path: markPath }, { status: 400, body: { message: 'Invalid markAsReadToken.' } });
      const before = marks().length;
      await readsAll(ren, room);
      await settled();
      expect(
        marks()
          .slice(before)
          .map(({ status }) => status),
      ).toEqual([400]);
    });

    const marks = () => stage.company.line.requests.filter(({ path }) => path === markPath);

    function readOnPhone(user: LineUser): boolean[] {
      return user
        .chatWith(shared)
        .filter(({ from }) => from === 'user')
        .map(({ readAt }) => readAt !== undefined);
    }

    async function talk() {
      const user = stage.company.line.createUser({ displayName: `田中 ${++count}` });
      await user.addsFriend(shared);
      await told();
      return { user, room: (await named(ren, user)).id };
    }

    /** With an account whose Chat is off. */
    async function talkByLine() {
      const channel = await stage.company.connectChannel(`自動 ${++count}`, ['ito.ren']);
      const user = stage.company.line.createUser({ displayName: `自動 ${count}` });
      await user.addsFriend(channel);
      await told();
      const room = await named(ren, user);
      expect(room.readMarks).toBe('automatic');
      return { channel, user, room: room.id };
    }

    /** How often LINE was asked about the account. */
    function looksAt({ channelId }: Channel): number {
      const looks = stage.company.line.requests.filter((each) => each.path === '/v2/bot/info');
      return looks.filter((each) => each.channelId === channelId).length;
    }

    /** Their room, once LINE has told the name. */
    async function named(screen: MemberClient, user: LineUser) {
      const item = await soon(async () => (await roomWith(screen, user.displayName)) ?? expect.unreachable('no room'));
      return item.room;
    }

    async function readsAll(screen: MemberClient, roomId: string): Promise<void> {
      await screen.room.markRead.mutate({ roomId, upTo: await lastSeq(screen, roomId) });
    }

    async function lastSeq(screen: MemberClient, roomId: string): Promise<number> {
      const { messages } = await screen.message.page.query({ roomId });
      return messages.at(-1)!.seq;
    }

    const told = () => inboxEmpty(stage.company.app.parts.store);

    /** LINE was told all that it will be told. */
    async function settled(): Promise<void> {
      const { db } = stage.company.app.parts.store;
      await soon(async () => {
        const due = await db.selectFrom('line_chat').select('id').where('read_due_at', 'is not', null).execute();
        expect(due).toEqual([]);
      });
    }

    /** The account's Chat is switched on at LINE, and we look again. */
    async function chatOn(channel: Channel): Promise<void> {
      stage.company.line.changeSettings(channel, { chatMode: 'chat' });
      const list = await boss.admin.channel.list.query();
      const { id } = list.find(({ lineChannelId }) => lineChannelId === channel.channelId)!;
      await boss.admin.channel.test.mutate({ id });
    }
  });
}
