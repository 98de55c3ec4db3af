import { randomUUID } from 'node:crypto';
import { type Channel, imageMessage } from '@engawa/line-simulator';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { readMarkIsDropped, readMarkIsDue, readMarkTried } from '../src/store/line-chats.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, outboxEmpty, phoneOf, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';
import { oneTalkOn } from './one-talk.ts';

const sending = /\/message\/(reply|push)$/;

for (const database of testDatabases) {
  describe(`a LINE user whom the company blocks, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let ren: MemberClient;
    let personal: Channel;
    let other: Channel;
    let count = 0;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      ren = await stage.screenOf('ito.ren');
      personal = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      other = await stage.company.connectChannel('縁側商事', ['ito.ren']);
    });

    const post = (roomId: string, text: string) =>
      taro.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });
    const store = () => stage.company.app.parts.store;
    const line = () => stage.company.line;

    async function talk() {
      const user = line().createUser({ ...tanaka, displayName: `田中 ${++count}` });
      await user.addsFriend(personal);
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      const { id } = (await taro.contact.list.query()).find(({ lineName }) => lineName === user.displayName)!;
      return { user, roomId: item.room.id, contactId: id };
    }

    const wordsOf = async (roomId: string) =>
      (await taro.message.page.query({ roomId })).messages.filter(({ author }) => author.kind === 'member');

    it('is heard no more, is told nothing of it, and of what they say nothing is kept', async () => {
      const { user, roomId, contactId } = await talk();
      const { message: early } = await user.says(personal, '取り消すかもしれない話');
      await inboxEmpty(store());
      await taro.contact.block.mutate({ contactId });
      const asked = line().requests.length;
      await user.says(personal, '聞こえますか・秘密の合言葉');
      await user.sends(personal, imageMessage({ bytes: Buffer.from('no picture'), mimeType: 'image/png' }));
      await user.edits(personal, early.id, '別の話にします');
      await user.causes(personal, { type: 'accountLink' });
      await inboxEmpty(store());
      expect(await timelineOf(taro, roomId)).toEqual([
        'contactAdded',
        `${user.displayName}: 取り消すかもしれない話`,
        'contactBlocked',
      ]);
      const { rows } = await store().db.executeQuery<{ body: string }>(
        store().db.selectFrom('inbox').select('body').where('body', 'like', '%合言葉%').compile(),
      );
      expect(rows).toEqual([]);
      // What they take back goes all the same.
      await user.unsends(personal, early.id);
      await inboxEmpty(store());
      expect((await timelineOf(taro, roomId))[1]).toBe(`${user.displayName}: (unsent)`);
      expect(line().requests).toHaveLength(asked);
      expect(await taro.room.get.query({ roomId })).toMatchObject({
        room: {
          participants: expect.arrayContaining([
            expect.objectContaining({ id: contactId, blockedAt: expect.any(String) }),
          ]),
        },
      });
    });

    it('gets nothing more: neither new words nor those that wait, and no sign of typing', async () => {
      const { user, roomId, contactId } = await talk();
      await taro.profile.setUndo.mutate({ seconds: 30 });
      const { id } = await post(roomId, '間に合わない言葉');
      await taro.profile.setUndo.mutate({ seconds: 0 });
      await taro.contact.block.mutate({ contactId });
      await soon(async () =>
        expect((await wordsOf(roomId)).find((one) => one.id === id)!.delivery).toMatchObject({
          status: 'failed',
          reason: 'contactBlockedByCompany',
        }),
      );
      const denied = { data: { denial: { code: 'contactBlockedByCompany', params: { name: user.displayName } } } };
      await expect(post(roomId, '届きますか')).rejects.toMatchObject(denied);
      await expect(taro.room.typing.mutate({ roomId })).rejects.toMatchObject(denied);
      await expect(taro.message.decide.mutate({ messageId: id, choice: 'again' })).rejects.toMatchObject(denied);
      await outboxEmpty(store());
      expect(phoneOf(user, personal)).toEqual([]);
    });

    it('gets nothing of what waited for the month to have room, not even once they are heard again', async () => {
      const { user, roomId, contactId } = await talk();
      await post(roomId, '無料の言葉');
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(1));
      line().changeSettings(personal, { quota: 1, quotaUsed: 1 });
      const { id } = await post(roomId, '来月の言葉');
      const deliveryOf = async () => (await wordsOf(roomId)).find((one) => one.id === id)!.delivery;
      await soon(async () => expect(await deliveryOf()).toMatchObject({ status: 'waiting', reason: 'monthlyLimit' }));
      await taro.contact.block.mutate({ contactId });
      expect(await deliveryOf()).toMatchObject({ status: 'failed', reason: 'contactBlockedByCompany' });
      await taro.contact.unblock.mutate({ contactId });
      line().changeSettings(personal, { quota: null });
      await user.says(personal, '戻りました');
      await inboxEmpty(store());
      await outboxEmpty(store());
      expect(phoneOf(user, personal)).toHaveLength(1);
    });

    it('is not asked about once more where nobody knows whether words arrived', async () => {
      const { user, roomId, contactId } = await talk();
      const asked = () => line().requests.filter(({ body }) => JSON.stringify(body)?.includes('届いたかどうか'));
      line().faults.next({ path: sending }, { hangMs: 1500 });
      const { id } = await post(roomId, '届いたかどうか');
      await soon(async () =>
        expect((await wordsOf(roomId)).find((one) => one.id === id)!.delivery!.status).toBe('sending'),
      );
      await taro.contact.block.mutate({ contactId });
      await soon(async () =>
        expect((await wordsOf(roomId)).find((one) => one.id === id)!.delivery).toMatchObject({ status: 'uncertain' }),
      );
      await outboxEmpty(store());
      expect(asked()).toHaveLength(1);
      expect(phoneOf(user, personal)).toEqual([]);
    });

    it('is blocked through whatever account they come', async () => {
      const { user, contactId } = await talk();
      await taro.contact.block.mutate({ contactId });
      await user.addsFriend(other);
      await user.says(other, '別の入り口から');
      await inboxEmpty(store());
      expect(await roomWith(ren, user.displayName)).toBeNull();
      expect(user.chatWith(other).filter(({ from }) => from === 'account')).toEqual([]);
      await taro.contact.unblock.mutate({ contactId });
      await user.says(other, 'もう一度、別の入り口から');
      await soon(async () => {
        const item = (await roomWith(ren, user.displayName)) ?? expect.unreachable('no room');
        expect(await timelineOf(ren, item.room.id)).toEqual([
          'contactWrote',
          `${user.displayName}: もう一度、別の入り口から`,
        ]);
      });
    });

    it('is heard again in the same room once unblocked; what was said meanwhile stays lost', async () => {
      const { user, roomId, contactId } = await talk();
      const blocked = await taro.contact.block.mutate({ contactId });
      expect(blocked.blockedAt).not.toBeNull();
      await user.says(personal, '失われる言葉');
      await inboxEmpty(store());
      expect((await taro.contact.unblock.mutate({ contactId })).blockedAt).toBeNull();
      await user.says(personal, '戻りました');
      await soon(async () =>
        expect(await timelineOf(taro, roomId)).toEqual([
          'contactAdded',
          'contactBlocked',
          'contactUnblocked',
          `${user.displayName}: 戻りました`,
        ]),
      );
      await post(roomId, 'おかえりなさい');
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(1));
    });

    it('is blocked once, whoever else wants it too, by those who may talk with LINE users; the audit knows', async () => {
      const { roomId, contactId, user } = await talk();
      const aoi = await stage.screenOf('suzuki.aoi');
      await expect(aoi.contact.block.mutate({ contactId })).rejects.toMatchObject({
        data: { denial: { code: 'externalTalkRequired' } },
      });
      const [first, second] = await Promise.all([
        taro.contact.block.mutate({ contactId }),
        ren.contact.block.mutate({ contactId }),
      ]);
      expect(second).toEqual(first);
      expect(await timelineOf(taro, roomId)).toEqual(['contactAdded', 'contactBlocked']);
      await expect(taro.contact.block.mutate({ contactId: randomUUID() })).rejects.toMatchObject({
        data: { code: 'NOT_FOUND' },
      });
      const rows = await store()
        .db.selectFrom('audit')
        .select(['action', 'about_kind', 'subject'])
        .where('about_id', '=', contactId)
        .execute();
      expect(rows).toEqual([{ action: 'contact.blocked', about_kind: 'contact', subject: user.displayName }]);
    });
  });
}

for (const database of testDatabases) {
  describe(`what LINE tells of somebody whom the company blocks, on ${database.name}`, () => {
    const stage = stageOn(database);
    const talk = oneTalkOn(stage);
    let contactId: string;

    beforeAll(async () => {
      const { room } = await talk.taro.room.get.query({ roomId: talk.roomId });
      contactId = room.participants.find(({ kind }) => kind === 'contact')!.id;
    });
    beforeEach(() => talk.taro.contact.block.mutate({ contactId }));
    afterEach(() => talk.taro.contact.unblock.mutate({ contactId }));

    const kept = (words: string) =>
      talk.store.db.selectFrom('inbox').select('body').where('body', 'like', `%${words}%`).execute();
    const inRoom = async () =>
      (await talk.taro.room.get.query({ roomId: talk.roomId })).room.participants.find(
        ({ kind }) => kind === 'contact',
      );

    it('is not kept for the admin either, be it of a kind that nobody knows or said in a LINE group', async () => {
      const source = { type: 'group', groupId: 'C'.padEnd(33, '1'), userId: talk.user.userId };
      const text = { id: '7', type: 'text', text: '残らない言葉', quoteToken: 'q' };
      await talk.tells(talk.event('beacon', { beacon: { hwid: '残らない言葉', type: 'enter' } }));
      await talk.tells(talk.event('messageEdited', { message: { ...text, type: 'image' } }));
      await talk.tells({ ...talk.event('message', { message: text }), source });
      expect(await kept('残らない言葉')).toEqual([]);
    });

    it('is kept of an edit no longer than its words are awaited', async () => {
      await talk.taro.contact.unblock.mutate({ contactId });
      const message = { id: '8', type: 'text', text: '待っている言葉', quoteToken: 'q' };
      await talk.tells(talk.event('messageEdited', { message }));
      await talk.taro.contact.block.mutate({ contactId });
      await talk.tells(talk.event('message', { message }));
      expect(await talk.store.db.selectFrom('line_message_fate').selectAll().execute()).toEqual([]);
    });

    it('says whether the account could reach them, in the order in which they came and went', async () => {
      const now = Date.now();
      await talk.tells(talk.event('unfollow', {}, now));
      await talk.tells(talk.event('follow', { follow: { isUnblocked: true } }, now - 60_000));
      expect(await inRoom()).toMatchObject({ blockedUsAt: expect.any(String) });
      await talk.tells(talk.event('follow', { follow: { isUnblocked: true } }, now + 10));
      expect(await inRoom()).toMatchObject({ blockedUsAt: null });
    });

    it('is their coming to another account, whose members can write to them once they are heard again', async () => {
      const ren = await stage.screenOf('ito.ren');
      await talk.user.addsFriend(await stage.company.connectChannel('縁側商事', ['ito.ren']));
      await inboxEmpty(talk.store);
      await talk.taro.contact.unblock.mutate({ contactId });
      await ren.room.create.mutate({ memberIds: [], contactIds: [contactId] });
    });

    it('is kept for the admin where it came before the block, however late it is worked on', async () => {
      await talk.taro.contact.unblock.mutate({ contactId });
      await talk.tells(talk.event('beacon', { beacon: { hwid: '前に来たもの', type: 'enter' } }));
      await talk.taro.contact.block.mutate({ contactId });
      const again = { status: 'waiting', kept_reason: null } as const;
      await talk.store.write(byServer, (tx) =>
        tx.db.updateTable('inbox').set(again).where('status', '=', 'kept').execute(),
      );
      await inboxEmpty(talk.store);
      expect(await kept('前に来たもの')).toHaveLength(1);
    });

    it('brings back no read mark that was on its way at the block', async () => {
      const [{ id }] = (await talk.store.db.selectFrom('line_chat').select('id').execute()) as [{ id: string }];
      const due = await talk.store.write(byServer, async (tx) => {
        await readMarkIsDue(tx, id, { seq: 1, token: 'mark' });
        await readMarkIsDropped(tx, id);
        await readMarkTried(tx, { id, read_token: 'mark', read_attempts: 0 }, tx.now);
        return tx.db.selectFrom('line_chat').select('read_due_at').where('id', '=', id).execute();
      });
      expect(due).toEqual([{ read_due_at: null }]);
    });
  });
}
