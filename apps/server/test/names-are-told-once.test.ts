import type { FeedEvent, RoomView } from '@engawa/domain';
import type { Channel } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { insertNewMember } from '../src/chat/members.ts';
import { leaveRoom } from '../src/store/rooms.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { FeedReader } from './feed-reader.ts';

/** An id and its kind: what 300 names and photos come to is told elsewhere. */
const bytesForPerson = 70;

for (const database of testDatabases) {
  describe(`what people are called, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let ren: MemberClient;
    let boss: MemberClient;
    let channel: Channel;
    let users = 0;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      ren = await stage.screenOf('ito.ren');
      boss = await stage.screenOf('takahashi');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    });

    const store = () => stage.company.app.parts.store;
    const idOf = (memberId: string) => stage.company.cast[memberId]!;

    /** 佐藤 and 伊藤 in a room with somebody from LINE. */
    async function talk() {
      const user = stage.company.line.createUser({ displayName: `LINEの人 ${++users}` });
      await user.addsFriend(channel);
      await user.says(channel, 'こんにちは');
      const { room } = await soon(
        async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room yet'),
      );
      await inboxEmpty(store());
      await taro.room.invite.mutate({ roomId: room.id, memberIds: [idOf('ito.ren')] });
      const contactId = room.participants.find(({ kind }) => kind === 'contact')!.id;
      return { user, roomId: room.id, contactId };
    }

    /** What a member is told of what is done. */
    async function told(memberId: string, act: () => Promise<unknown>): Promise<FeedEvent[]> {
      const { seq } = await store().db.selectFrom('event_head').select('seq').executeTakeFirstOrThrow();
      await act();
      const reader = new FeedReader(stage.company.app.parts.feed, idOf(memberId), seq);
      await reader.caughtUp();
      reader.hangUp();
      return reader.told;
    }

    it('comes with the rooms and messages that name them: each LINE user once, members not at all', async () => {
      const { user, roomId, contactId } = await talk();
      const other = await talk();
      const { rooms, faces } = await taro.room.byIds.query({ roomIds: [roomId, other.roomId] });
      const face = { id: contactId, name: user.displayName, photoUrl: null };
      expect(faces).toEqual(
        expect.arrayContaining([face, { id: other.contactId, name: other.user.displayName, photoUrl: null }]),
      );
      expect(faces).toHaveLength(2);
      const { room } = rooms.find((item) => item.room.id === roomId)!;
      expect(room.participants).toEqual(
        expect.arrayContaining([
          { kind: 'member', id: idOf('sato.taro') },
          { kind: 'contact', id: contactId, blockedUsAt: null, blockedAt: null },
        ]),
      );
      expect((await taro.message.page.query({ roomId })).faces).toEqual([]);
    });

    it('comes with a page of messages of somebody who is in the room no more', async () => {
      const { user, roomId, contactId } = await talk();
      await store().write(byServer, (tx) => leaveRoom(tx, roomId, contactId, tx.nextSeq()));
      const page = await taro.message.page.query({ roomId });
      expect(page.faces).toEqual([{ id: contactId, name: user.displayName, photoUrl: null }]);
      const around = await taro.message.page.query({ roomId, around: page.messages[0]!.id });
      expect(around.faces).toEqual(page.faces);
    });

    it('is told to members without an address book as a face, and by no room', async () => {
      const { roomId, contactId } = await talk();
      await boss.admin.externalTalk.set.mutate({ members: [idOf('ito.ren')], allowed: false });
      const details = { reading: '', company: '', title: '', phones: [], emails: [], memo: '' };
      const news = await told('ito.ren', async () => {
        await taro.contact.update.mutate({ contactId, name: '田中様', ...details });
        await taro.contact.update.mutate({ contactId, name: '田中様', ...details, memo: '猫が好き' });
      });
      expect(news.filter(({ kind }) => kind === 'face.changed')).toMatchObject([
        { face: { id: contactId, name: '田中様', photoUrl: null } },
      ]);
      expect(JSON.stringify(news)).not.toContain('猫が好き');
      expect(news.filter((event) => event.kind === 'room.changed' && event.room.id === roomId)).toEqual([]);
      expect((await ren.room.byIds.query({ roomIds: [roomId] })).faces).toMatchObject([{ name: '田中様' }]);
      await boss.admin.externalTalk.set.mutate({ members: [idOf('ito.ren')], allowed: true });
    });

    it('stands in old words and lines as it was, beside who it is', async () => {
      const { user, roomId, contactId } = await talk();
      const who = { kind: 'contact', id: contactId, name: user.displayName };
      const by = { kind: 'member', id: idOf('sato.taro'), name: expect.any(String) };
      const people = [{ kind: 'member', id: idOf('ito.ren'), name: expect.any(String) }];
      const { messages } = await taro.message.page.query({ roomId });
      expect(messages.map(({ author, content }) => (content.kind === 'system' ? content.line : author))).toEqual([
        { code: 'contactAdded', who },
        who,
        { code: 'membersJoined', by, people },
      ]);
    });

    it('does not make an event of a room with 300 people long', async () => {
      const members = await store().write(byServer, async (tx) => {
        const made: string[] = [];
        for (let n = 0; n < 300; n++) {
          const rights = { passwordHash: 'none', admin: false, externalTalk: false };
          made.push((await insertNewMember(tx, { memberId: `many.${n}`, name: `社員 ${n}`, ...rights })).id);
        }
        return made;
      });
      const [last, ...others] = members;
      const { room } = await taro.room.create.mutate({ memberIds: others, contactIds: [], name: '全員' });
      await taro.room.invite.mutate({ roomId: room.id, memberIds: [last!] });
      const rows = await store()
        .db.selectFrom('event')
        .select(['kind', 'body'])
        .where('room_id', '=', room.id)
        .where('kind', 'in', ['room.created', 'room.joined'])
        .orderBy('seq')
        .execute();
      expect(rows.map(({ kind }) => kind)).toEqual(['room.created', 'room.joined']);
      for (const { body } of rows) {
        const { participants } = (JSON.parse(body) as { room: RoomView }).room;
        expect(participants.length).toBeGreaterThanOrEqual(300);
        expect(Buffer.byteLength(body)).toBeLessThan(participants.length * bytesForPerson + 500);
        expect(body).not.toContain('社員');
      }
    });
  });
}
