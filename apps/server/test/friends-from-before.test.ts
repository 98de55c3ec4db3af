import { randomUUID } from 'node:crypto';
import type { Channel } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { aMomentLater, inboxEmpty, phoneOf, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`an account that had friends before it was connected, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let ren: MemberClient;
    let shared: Channel;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      ren = await stage.screenOf('ito.ren');
      shared = await stage.company.connectChannel('縁側商事', ['ito.ren', 'sato.taro']);
    });

    const store = () => stage.company.app.parts.store;
    const lineUser = () => stage.company.line.createUser({ displayName: `客${randomUUID()}` });
    const told = () => inboxEmpty(store());
    const roomOf = (screen: MemberClient, name: string) =>
      soon(async () => (await roomWith(screen, name)) ?? expect.unreachable('no room'));

    /** A friend of the account of whom this server has never heard. */
    async function oldFriend() {
      const user = lineUser();
      stage.company.line.webhookFaults.next({ kind: 'drop' });
      await user.addsFriend(shared);
      return user;
    }

    async function everythingKnownOf({ userId }: { userId: string }) {
      const { db } = store();
      const contacts = await db.selectFrom('contact').select('id').where('line_user_id', '=', userId).execute();
      const chats = await db.selectFrom('line_chat').select('id').where('line_id', '=', userId).execute();
      const kept = await db.selectFrom('inbox').select('id').where('status', '=', 'kept').execute();
      return [...contacts, ...chats, ...kept];
    }

    it('says nothing of a friend who blocks it, and keeps nothing', async () => {
      const user = await oldFriend();
      await user.blocks(shared);
      await told();
      expect(await everythingKnownOf(user)).toEqual([]);
    });

    it('says nothing of a friend whose coming is told after their going', async () => {
      const { line } = stage.company;
      line.redelivery = true;
      const user = await oldFriend();
      await aMomentLater();
      await user.blocks(shared);
      await told();
      await line.redeliver();
      line.redelivery = false;
      await told();
      expect(await everythingKnownOf(user)).toEqual([]);
    });

    it('does not call a friend new who writes for the first time', async () => {
      const user = await oldFriend();
      await user.says(shared, 'いつもお世話になっております');
      const { room } = await roomOf(ren, user.displayName);
      expect(await timelineOf(ren, room.id)).toEqual([
        'contactWrote',
        `${user.displayName}: いつもお世話になっております`,
      ]);
    });

    it('does not call a friend new who asks for another member', async () => {
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'こんにちは');
      const atRen = await roomOf(ren, user.displayName);
      expect((await timelineOf(ren, atRen.room.id))[0]).toBe('contactAdded');
      await user.says(shared, 'sato.taro');
      const atTaro = await roomOf(taro, user.displayName);
      expect(await timelineOf(taro, atTaro.room.id)).toEqual(['contactWrote', `${user.displayName}: sato.taro`]);
    });

    it('does not call a friend new to whom another member turns', async () => {
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'こんにちは');
      await told();
      const atRen = await roomOf(ren, user.displayName);
      const contact = atRen.room.participants.find(({ kind }) => kind === 'contact')!;
      const { room } = await taro.room.create.mutate({ memberIds: [], contactIds: [contact.id] });
      expect(await timelineOf(taro, room.id)).toEqual(['roomCreated']);
    });

    it('makes no room and no line of a friend who looks at another part of the rich menu', async () => {
      const user = await oldFriend();
      await switchesMenu(user);
      await told();
      expect(await everythingKnownOf(user)).toEqual([]);
    });

    it('tells nobody of another part of the rich menu, but answers it for free', async () => {
      const user = await oldFriend();
      await user.says(shared, 'こんにちは');
      const { room } = await roomOf(ren, user.displayName);
      await store().db.deleteFrom('reply_token').execute();
      const { replyToken } = await switchesMenu(user);
      await told();
      expect(await timelineOf(ren, room.id)).toHaveLength(2);
      await ren.message.post.mutate({ id: randomUUID(), roomId: room.id, content: { kind: 'text', text: 'はい' } });
      await soon(() => expect(phoneOf(user, shared)).toHaveLength(1));
      const replies = stage.company.line.requests.filter(({ path }) => path === '/v2/bot/message/reply');
      expect(replies.map(({ body }) => (body as { replyToken: string }).replyToken)).toContain(replyToken);
    });

    async function switchesMenu(user: ReturnType<typeof lineUser>) {
      const params = { newRichMenuAliasId: 'second', status: 'SUCCESS' };
      const event = { type: 'postback', replyToken: randomUUID(), postback: { data: 'menu', params } };
      await user.causes(shared, event);
      return event;
    }
  });
}
