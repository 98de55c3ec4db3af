import { randomUUID } from 'node:crypto';
import { type Channel, imageMessage } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, outboxEmpty, phoneOf, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';

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
