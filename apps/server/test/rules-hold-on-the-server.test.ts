import { randomUUID } from 'node:crypto';
import { type DenialCode, lineLimits } from '@engawa/domain';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { castPassword, emma, sato, suzuki, tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { outboxEmpty, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`a call that no screen makes, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let aoi: MemberClient;
    let ren: MemberClient;
    let admin: MemberClient;
    let id: Readonly<Record<string, string>>;
    let channel: Channel;
    let user: LineUser;
    /** 佐藤's room with 田中, and 田中's entry in the address book. */
    let lineRoom: string;
    let contactId: string;

    beforeAll(async () => {
      const screens = ['sato.taro', 'suzuki.aoi', 'ito.ren', 'takahashi'].map((name) => stage.screenOf(name));
      [taro, aoi, ren, admin] = (await Promise.all(screens)) as [
        MemberClient,
        MemberClient,
        MemberClient,
        MemberClient,
      ];
      id = stage.company.cast;
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      user = stage.company.line.createUser(tanaka);
      await user.addsFriend(channel);
      const item = await soon(async () => (await roomWith(taro, tanaka.displayName)) ?? expect.unreachable('no room'));
      lineRoom = item.room.id;
      contactId = item.room.participants.find(({ kind }) => kind === 'contact')!.id;
    });

    const words = (roomId: string, text = 'こんにちは') => ({
      id: randomUUID(),
      roomId,
      content: { kind: 'text' as const, text },
    });

    /** The call is refused for this reason, and nothing has happened. */
    async function expectDenied(call: () => Promise<unknown>, code: DenialCode, params: object = {}): Promise<void> {
      await outboxEmpty(stage.company.app.parts.store);
      const before = await head();
      await expect(call()).rejects.toMatchObject({ data: { httpStatus: 403, denial: { code, params } } });
      expect(await head()).toBe(before);
    }

    async function expectNotFound(call: () => Promise<unknown>): Promise<void> {
      await outboxEmpty(stage.company.app.parts.store);
      const before = await head();
      await expect(call()).rejects.toMatchObject({ data: { code: 'NOT_FOUND', httpStatus: 404 } });
      expect(await head()).toBe(before);
    }

    /** Moves on with everything that happens. */
    async function head(): Promise<number> {
      return (await taro.room.list.query()).seq;
    }

    async function newRoom(by: MemberClient, others: readonly string[], name?: string): Promise<string> {
      const memberIds = others.map((memberId) => id[memberId]!);
      return (await by.room.create.mutate({ memberIds, contactIds: [], ...(name ? { name } : {}) })).room.id;
    }

    it('a member without permission opens no talk with a LINE user', () =>
      expectDenied(() => aoi.room.create.mutate({ memberIds: [], contactIds: [contactId] }), 'externalTalkRequired'));

    it('a member without permission sees no address book of LINE users and changes nothing in it', async () => {
      await expectDenied(() => aoi.contact.list.query(), 'externalTalkRequired');
      const entry = { name: 'x', reading: '', company: '', title: '', phones: [], emails: [], memo: '' };
      await expectDenied(() => aoi.contact.update.mutate({ contactId, ...entry }), 'externalTalkRequired');
    });

    it('a member who loses the permission can neither write nor invite in the LINE room they are in', async () => {
      await taro.room.invite.mutate({ roomId: lineRoom, memberIds: [id['ito.ren']!] });
      const set = (allowed: boolean) => admin.admin.externalTalk.set.mutate({ members: [id['ito.ren']!], allowed });
      await set(false);
      await expectDenied(() => ren.message.post.mutate(words(lineRoom)), 'externalTalkRequired');
      await expectDenied(
        () => ren.room.invite.mutate({ roomId: lineRoom, memberIds: [id.takahashi!] }),
        'externalTalkRequired',
      );
      await set(true);
      await ren.message.post.mutate(words(lineRoom, '戻りました'));
    });

    it('nobody brings a member without permission into a LINE room', async () => {
      await expectDenied(
        () => taro.room.invite.mutate({ roomId: lineRoom, memberIds: [id['suzuki.aoi']!] }),
        'inviteeLacksExternalTalk',
        { name: suzuki.name },
      );
      await expectDenied(
        () => taro.room.create.mutate({ memberIds: [id['suzuki.aoi']!], contactIds: [contactId] }),
        'inviteeLacksExternalTalk',
        { name: suzuki.name },
      );
    });

    it('one who may not come stops the others too, so that nothing is half done', async () => {
      const roomId = await newRoom(taro, ['suzuki.aoi', 'takahashi']);
      await expectDenied(
        () => taro.room.invite.mutate({ roomId, memberIds: [id['ito.ren']!, id['suzuki.aoi']!] }),
        'inviteeAlreadyInRoom',
        { name: suzuki.name },
      );
      await expectNotFound(() => ren.room.get.query({ roomId }));
    });

    it('a room of two has no name of its own', async () => {
      const roomId = await newRoom(taro, ['takahashi']);
      const [code, params] = ['roomTooSmallToRename', { people: 2, needed: 3 }] as const;
      const pair = { memberIds: [id.takahashi!], contactIds: [] };
      await expectDenied(() => taro.room.rename.mutate({ roomId, name: '秘密' }), code, params);
      await expectDenied(() => taro.room.create.mutate({ ...pair, name: '秘密' }), code, params);
    });

    it('a talk of two, and the talk with a LINE user, are there once', async () => {
      const once = await newRoom(taro, ['takahashi']);
      expect(await newRoom(admin, ['sato.taro'])).toBe(once);
      expect((await taro.room.create.mutate({ memberIds: [], contactIds: [contactId] })).room.id).toBe(lineRoom);
      const many = await Promise.all([
        newRoom(aoi, ['ito.ren']),
        newRoom(ren, ['suzuki.aoi']),
        newRoom(aoi, ['ito.ren']),
      ]);
      expect(new Set(many).size).toBe(1);
    });

    it('a room one is not in is not there: neither to read, nor to write, nor to change', async () => {
      const roomId = await newRoom(taro, ['ito.ren', 'takahashi'], '営業');
      await taro.message.post.mutate(words(roomId, '鈴木さんには内緒で'));
      for (const place of [roomId, lineRoom, 'no-such-room']) {
        await expectNotFound(() => aoi.room.get.query({ roomId: place }));
        await expectNotFound(() => aoi.message.page.query({ roomId: place }));
        await expectNotFound(() => aoi.message.post.mutate(words(place)));
        await expectNotFound(() => aoi.room.rename.mutate({ roomId: place, name: '営業' }));
        await expectNotFound(() => aoi.room.invite.mutate({ roomId: place, memberIds: [id['suzuki.aoi']!] }));
        await expectNotFound(() => aoi.room.markRead.mutate({ roomId: place, upTo: 1 }));
      }
      expect(JSON.stringify(await aoi.room.list.query())).not.toContain('内緒');
    });

    it('who comes into an internal room later does not see what was said before', async () => {
      const roomId = await newRoom(taro, ['takahashi', 'suzuki.aoi'], '現場');
      await taro.message.post.mutate(words(roomId, '前の話'));
      await taro.room.invite.mutate({ roomId, memberIds: [id['ito.ren']!] });
      await taro.message.post.mutate(words(roomId, '後の話'));
      expect(await timelineOf(ren, roomId)).toEqual(['membersJoined', `${sato.name}: 後の話`]);
      expect((await ren.message.page.query({ roomId, before: 1_000_000 })).messages).toHaveLength(2);
      expect((await ren.room.get.query({ roomId })).unread).toBe(1);
    });

    it('the same message sent again is one message, also at the same moment', async () => {
      const roomId = await newRoom(taro, ['suzuki.aoi', 'ito.ren']);
      const same = words(roomId, '一度だけ');
      const answers = await Promise.all([1, 2, 3].map(() => taro.message.post.mutate(same)));
      expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
      expect(await taro.message.post.mutate({ ...same, content: { kind: 'text', text: '二度目' } })).toEqual(
        answers[0],
      );
      expect((await timelineOf(taro, roomId)).filter((line) => line.includes('一度だけ'))).toHaveLength(1);
    });

    it('a message id that is somebody else’s, or of another room, is not there', async () => {
      const [roomId, other] = [
        await newRoom(taro, ['suzuki.aoi', 'ito.ren']),
        await newRoom(taro, ['suzuki.aoi', 'takahashi']),
      ];
      const his = words(roomId, '佐藤の言葉');
      await taro.message.post.mutate(his);
      await expectNotFound(() => aoi.message.post.mutate({ ...his, content: { kind: 'text', text: '鈴木の言葉' } }));
      await expectNotFound(() => taro.message.post.mutate({ ...his, roomId: other }));
    });

    it('text that LINE would refuse for its length stays out of LINE rooms, and only there', async () => {
      const limit = lineLimits.textUnitsPerMessage;
      const long = '👋'.repeat(limit / 2);
      await expectDenied(() => taro.message.post.mutate(words(lineRoom, `${long}長`)), 'textTooLong', {
        units: limit + 1,
        limit,
      });
      await taro.message.post.mutate(words(lineRoom, long));
      const bubbles = () =>
        user.chatWith(channel).flatMap(({ text = '' }) => (long.includes(text) ? [text.length] : []));
      await soon(() => expect(bubbles()).toEqual(Array(5).fill(lineLimits.textUnits)));
      const roomId = await newRoom(taro, ['suzuki.aoi', 'ito.ren']);
      await taro.message.post.mutate(words(roomId, `${long}長`));
    });

    it('what no database and no LINE takes is left out of a text', async () => {
      const { content } = await taro.message.post.mutate(words(lineRoom, 'あ\u0000い\ud83eう'));
      expect(content).toEqual({ kind: 'text', text: 'あい\ufffdう' });
      await soon(() => expect(user.chatWith(channel).at(-1)?.text).toBe('あい\ufffdう'));
      for (const empty of ['', ' \n\t', '\u0000'])
        await expect(taro.message.post.mutate(words(lineRoom, empty))).rejects.toMatchObject({
          data: { code: 'BAD_REQUEST', invalid: [{ path: 'content.text' }] },
        });
    });

    it('words are counted as unread until they are read, and reading never goes back', async () => {
      const roomId = await newRoom(taro, ['suzuki.aoi', 'ito.ren']);
      const unread = async () => (await aoi.room.get.query({ roomId })).unread;
      expect(await unread()).toBe(0);
      const [first, second, third] = [
        await taro.message.post.mutate(words(roomId, '1')),
        await ren.message.post.mutate(words(roomId, '2')),
        await taro.message.post.mutate(words(roomId, '3')),
      ];
      await aoi.message.post.mutate(words(roomId, '自分の言葉'));
      expect(await unread()).toBe(3);
      expect(await aoi.room.markRead.mutate({ roomId, upTo: second.seq })).toEqual({ upTo: second.seq });
      expect(await unread()).toBe(1);
      expect(await aoi.room.markRead.mutate({ roomId, upTo: first.seq })).toEqual({ upTo: second.seq });
      expect(await unread()).toBe(1);
      const far = await aoi.room.markRead.mutate({ roomId, upTo: third.seq + 1_000_000 });
      expect(await unread()).toBe(0);
      await taro.message.post.mutate(words(roomId, '4'));
      expect([far.upTo > third.seq, await unread()]).toEqual([true, 1]);
      expect((await ren.room.get.query({ roomId })).unread).toBe(4);
    });

    it('words of a LINE user count, and that they are a new friend; other lines that nobody said do not', async () => {
      const other = stage.company.line.createUser(emma);
      await other.addsFriend(channel);
      await other.says(channel, 'Hello');
      // LINE tells no name of somebody who blocked the account.
      await soon(async () => expect(await roomWith(taro, emma.displayName)).not.toBeNull());
      await other.blocks(channel);
      await soon(async () => {
        const item = await roomWith(taro, emma.displayName);
        expect([item!.unread, await timelineOf(taro, item!.room.id)]).toEqual([
          2,
          ['contactAdded', 'Emma Wilson: Hello', 'contactBlockedUs'],
        ]);
      });
    });

    it('a member changes neither company, nor members, nor channels', async () => {
      const organization = { name: '縁側商事株式会社', companyName: 'にせ会社' };
      await expectDenied(() => taro.admin.organization.update.mutate(organization), 'companyNameIsForAdmins');
      await expectDenied(() => taro.admin.externalTalk.set.mutate({ members: 'all', allowed: true }), 'adminRequired');
      await expectDenied(
        () => taro.admin.channel.add.mutate({ lineChannelId: '12345', secret: '0'.repeat(32), served: [] }),
        'adminRequired',
      );
      await expectDenied(() => taro.admin.channel.list.query(), 'adminRequired');
      await expectDenied(() => taro.admin.inbox.kept.query({}), 'adminRequired');
      await expectDenied(
        () => taro.admin.member.setPassword.mutate({ id: id.takahashi!, password: castPassword }),
        'adminRequired',
      );
    });

    it('a channel serves no member without permission, and is added once', async () => {
      const { id: channelId } = (await admin.admin.channel.list.query()).find(
        ({ basicId }) => basicId === channel.basicId,
      )!;
      await expectDenied(
        () => admin.admin.channel.serve.mutate({ id: channelId, served: [id['sato.taro']!, id['suzuki.aoi']!] }),
        'servedMemberLacksExternalTalk',
        { name: suzuki.name },
      );
      const again = { lineChannelId: channel.channelId, secret: channel.channelSecret, served: [] };
      expect((await admin.admin.channel.add.mutate(again)).id).toBe(channelId);
      const wrong = stage.company.line.createChannel({ displayName: '別' });
      await expectDenied(
        () => admin.admin.channel.add.mutate({ ...again, lineChannelId: wrong.channelId }),
        'channelCredentialsRefused',
      );
    });

    it('a member without permission, or whom no channel serves, cannot be added, and learns why', async () => {
      const why = async (screen: MemberClient) => {
        const { verdict, invitation, ways } = await screen.invitation.mine.query();
        expect([invitation, ways]).toEqual([null, []]);
        return verdict.allowed ? null : verdict.denial.code;
      };
      expect(await why(aoi)).toBe('externalTalkRequired');
      expect(await why(ren)).toBe('noChannelServesMember');
    });

    it('a renewed invitation ends the old one', async () => {
      const before = (await taro.invitation.mine.query()).invitation!.code;
      const after = (await taro.invitation.renew.mutate()).invitation!.code;
      expect(after).not.toBe(before);
      expect(await taro.invitation.page.query({ code: before })).toBeNull();
      expect(await taro.invitation.page.query({ code: after.toLowerCase() })).toMatchObject({ memberName: sato.name });
    });
  });
}
