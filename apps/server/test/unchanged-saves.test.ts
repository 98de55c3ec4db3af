import { randomUUID } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { byMember } from '../dev/by-member.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { setPhoto } from '../src/chat/members.ts';
import { inboxEmpty, outboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`what is saved as it was, on ${database.name}, is neither told nor written down:`, () => {
    const stage = stageOn(database);
    let boss: MemberClient;
    let taro: MemberClient;

    beforeAll(async () => {
      boss = await stage.screenOf('takahashi');
      taro = await stage.screenOf('sato.taro');
    });

    it('the greeting of an account', async () => {
      const { id } = await account();
      const greeting = { id, on: true, text: 'ようこそ。', card: true };
      await isSavedOnce(() => boss.admin.channel.setGreeting.mutate(greeting));
      const changed = { ...greeting, card: false };
      await isSavedOnce(() => boss.admin.channel.setGreeting.mutate(changed));
      expect(await boss.admin.channel.greeting.query({ id })).toEqual({ on: true, text: 'ようこそ。', card: false });
    });

    it('the greeting that an account begins with', async () => {
      const { id } = await account();
      const greeting = await boss.admin.channel.greeting.query({ id });
      await changesNothing(() => boss.admin.channel.setGreeting.mutate({ id, ...greeting }));
    });

    it('whom an account serves; another order is another reception', async () => {
      const { id } = await account();
      const [sato, ren] = [stage.company.cast['sato.taro']!, stage.company.cast['ito.ren']!];
      for (const served of [
        [sato, ren],
        [ren, sato],
      ]) {
        await isSavedOnce(() => boss.admin.channel.serve.mutate({ id, served }));
        const list = await boss.admin.channel.list.query();
        expect(list.find((channel) => channel.id === id)?.served.map((member) => member.id)).toEqual(served);
      }
    });

    it('the names of the company', async () => {
      const names = { name: '縁側商事 東京', companyName: '縁側商事' };
      await isSavedOnce(() => boss.admin.organization.update.mutate(names));
    });

    it('a member’s share of the month', async () => {
      const id = stage.company.cast['ito.ren']!;
      await isSavedOnce(() => boss.admin.quota.setCap.mutate({ id, cap: 10 }));
      await isSavedOnce(() => boss.admin.quota.setCap.mutate({ id, cap: null }));
    });

    it('for how long words can be taken back', async () => {
      await changesNothing(() => taro.profile.setUndo.mutate({ seconds: 5 }));
    });

    it('that there is no photo', async () => {
      await changesNothing(() =>
        setPhoto(stage.company.app.parts.store, byMember(stage.company.cast['sato.taro']!), null),
      );
    });

    it('whether LINE users are shown 既読', async () => {
      const { roomId } = await talk();
      await isSavedOnce(() => taro.room.setReadMarks.mutate({ roomId, on: false }));
    });

    it('the name of a room', async () => {
      const memberIds = [stage.company.cast['ito.ren']!, stage.company.cast['suzuki.aoi']!];
      const { room } = await taro.room.create.mutate({ memberIds, contactIds: [], name: '六月のご注文' });
      const roomId = room.id;
      await isSavedOnce(() => taro.room.rename.mutate({ roomId, name: '七月のご注文' }));
    });

    it('what the address book says of somebody', async () => {
      const { contactId } = await talk();
      const nothing = { name: '', reading: '', company: '', title: '', phones: [], emails: [], memo: '' };
      const details = { ...nothing, company: '桜商店', phones: ['03-0000-0000'] };
      await isSavedOnce(() => taro.contact.update.mutate({ contactId, ...details }));
      await isSavedOnce(() => taro.contact.update.mutate({ contactId, ...details, phones: [] }));
    });

    async function account() {
      const channel = await stage.company.connectChannel(randomUUID(), ['sato.taro']);
      const list = await boss.admin.channel.list.query();
      return { channel, id: list.find(({ lineChannelId }) => lineChannelId === channel.channelId)!.id };
    }

    async function talk() {
      const { channel } = await account();
      const user = stage.company.line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      await settled();
      const found = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      const contact = found.room.participants.find(({ kind }) => kind === 'contact')!;
      return { roomId: found.room.id, contactId: contact.id };
    }

    async function isSavedOnce(save: () => Promise<unknown>): Promise<void> {
      const before = await lastSeq();
      await save();
      expect(await lastSeq(), 'the first time').toBeGreaterThan(before);
      await changesNothing(save);
    }

    async function changesNothing(save: () => Promise<unknown>): Promise<void> {
      await settled();
      const before = await lastSeq();
      await save();
      expect(await lastSeq(), 'the second time').toBe(before);
    }

    /** Whatever is told or written down has a number of its own. */
    async function lastSeq(): Promise<number> {
      const { db } = stage.company.app.parts.store;
      return Number((await db.selectFrom('event_head').select('seq').executeTakeFirstOrThrow()).seq);
    }

    async function settled(): Promise<void> {
      const { store } = stage.company.app.parts;
      await inboxEmpty(store);
      await outboxEmpty(store);
      await soon(async () => {
        const contacts = await store.db.selectFrom('contact').select('id').where(profileIsDue).execute();
        const channels = await store.db.selectFrom('channel').select('id').where('quota_read_at', 'is', null).execute();
        expect([...contacts, ...channels]).toEqual([]);
      });
    }
  });
}

/** LINE’s answer to that is told when it comes, and so is its first word of an account’s month. */
const profileIsDue = sql<SqlBool>`profile_due_at is not null`;
