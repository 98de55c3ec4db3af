import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byMember } from '../dev/by-member.ts';
import { type MemberClient, type RunningCompany, startCompany } from '../dev/start-app.ts';
import { setAdmin } from '../src/chat/members.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

for (const kind of testDatabases) {
  describe(`Admins manage members, on ${kind.name}`, () => {
    let database: TestDatabase;
    let company: RunningCompany;
    let admin: MemberClient;
    beforeEach(async () => {
      database = await kind.create();
      company = await startCompany({ database: database.url, directory: database.directory });
      admin = await company.signIn('takahashi');
    });
    afterEach(async () => {
      await company.close();
      await database.drop();
    });

    const id = (memberId: string) => company.cast[memberId]!;
    const newcomer = {
      memberId: 'mori.yui',
      name: '森 結衣',
      password: 'a good password',
      admin: false,
      externalTalk: true,
    };
    const refusedWith = (code: string) => ({ data: { code: 'FORBIDDEN', denial: { code } } });

    async function events(): Promise<{ kind: string }[]> {
      const rows = await company.app.parts.store.db
        .selectFrom('event')
        .select(['scope', 'body'])
        .orderBy('seq')
        .execute();
      return rows.filter(({ scope }) => scope === 'everyone').map(({ body }) => JSON.parse(body));
    }

    test('a new member is known to everyone, can be talked with, and is written in the audit log', async () => {
      const member = await admin.admin.member.add.mutate(newcomer);
      expect((await events()).at(-1)).toMatchObject({ kind: 'member.changed', member });
      expect((await admin.member.list.query()).map(({ name }) => name)).toContain('森 結衣');
      expect(await admin.admin.audit.list.query()).toMatchObject([
        { action: 'externalTalk.granted', actorName: '高橋 誠', subject: '森 結衣 (mori.yui)' },
        { action: 'member.added', actorName: '高橋 誠', subject: '森 結衣 (mori.yui)' },
        ...Array(7).fill({ actorName: 'operator' }),
      ]);
    });

    test('a member id belongs to one member for ever', async () => {
      await expect(admin.admin.member.add.mutate({ ...newcomer, memberId: 'SATO.taro' })).rejects.toMatchObject({
        data: { denial: { code: 'memberIdTaken', params: { memberId: 'sato.taro' } } },
      });
    });

    test('the permission goes to one, several or all; who has a name LINE refuses is left out with the reason', async () => {
      const set = admin.admin.externalTalk.set.mutate;
      await admin.admin.member.rename.mutate({ id: id('suzuki.aoi'), name: 'Online Support' });
      expect(await set({ members: 'all', allowed: true })).toEqual({
        changed: 1,
        refused: [
          {
            name: 'Online Support',
            denial: { code: 'nameRefusedByLine', params: { name: 'Online Support', why: 'containsLine' } },
          },
        ],
      });
      expect(await set({ members: [id('sato.taro'), id('ito.ren')], allowed: false })).toEqual({
        changed: 2,
        refused: [],
      });
      expect(await set({ members: [id('sato.taro')], allowed: true })).toEqual({ changed: 1, refused: [] });
      const members = await admin.admin.member.list.query();
      expect(members.filter(({ externalTalk }) => externalTalk).map(({ memberId }) => memberId)).toEqual([
        'takahashi',
        'sato.taro',
      ]);
      const [latest] = await admin.admin.audit.list.query();
      expect(latest).toMatchObject({ action: 'externalTalk.granted', subject: '佐藤 太郎 (sato.taro)' });
    });

    test('who talks with LINE users cannot take a name that LINE refuses; others can', async () => {
      const [sato, suzuki] = [await company.signIn('sato.taro'), await company.signIn('suzuki.aoi')];
      await expect(sato.profile.update.mutate({ name: '佐藤 🌸' })).rejects.toMatchObject(
        refusedWith('nameRefusedByLine'),
      );
      expect(await suzuki.profile.update.mutate({ name: '鈴木 🌸' })).toMatchObject({ name: '鈴木 🌸' });
      expect((await events()).at(-1)).toMatchObject({ kind: 'member.changed', member: { name: '鈴木 🌸' } });
    });

    test('the last admin can neither step down nor be suspended', async () => {
      const me = { id: id('takahashi') };
      await expect(admin.admin.member.setAdmin.mutate({ ...me, admin: false })).rejects.toMatchObject(
        refusedWith('lastAdmin'),
      );
      await expect(admin.admin.member.suspend.mutate(me)).rejects.toMatchObject(refusedWith('lastAdmin'));
      await admin.admin.member.setAdmin.mutate({ id: id('sato.taro'), admin: true });
      await admin.admin.member.setAdmin.mutate({ ...me, admin: false });
      await expect(admin.admin.member.list.query()).rejects.toMatchObject(refusedWith('adminRequired'));
    });

    test('two admins who take the role from each other in the same moment leave one', async () => {
      await admin.admin.member.setAdmin.mutate({ id: id('sato.taro'), admin: true });
      const { store } = company.app.parts;
      await Promise.allSettled([
        setAdmin(store, byMember(id('takahashi')), id('sato.taro'), false),
        setAdmin(store, byMember(id('sato.taro')), id('takahashi'), false),
      ]);
      const left = await company.app.parts.store.db
        .selectFrom('member')
        .select('name')
        .where('admin_since', 'is not', null)
        .execute();
      expect(left).toHaveLength(1);
    });

    test('a password set by an admin signs the member out everywhere', async () => {
      const sato = await company.signIn('sato.taro');
      await admin.admin.member.setPassword.mutate({ id: id('sato.taro'), password: 'chosen by the admin' });
      await expect(sato.session.me.query()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
    });

    test('everyone hears of a new company name', async () => {
      const names = { name: '縁側商事株式会社', companyName: '縁側' };
      await admin.admin.organization.update.mutate(names);
      expect((await events()).at(-1)).toMatchObject({ kind: 'organization.changed', organization: names });
      const [latest] = await admin.admin.audit.list.query();
      expect(latest).toMatchObject({ action: 'organization.changed', detail: '縁側商事 → 縁側' });
    });

    test('a member cannot change the company name by any call, nor open anything of the admins', async () => {
      const suzuki = await company.signIn('suzuki.aoi');
      const forged = { name: '縁側商事株式会社', companyName: '鈴木商店' };
      await expect(suzuki.admin.organization.update.mutate(forged)).rejects.toMatchObject(
        refusedWith('companyNameIsForAdmins'),
      );
      await expect(
        suzuki.admin.organization.update.mutate({ ...forged, companyName: '縁側商事' }),
      ).rejects.toMatchObject(refusedWith('adminRequired'));
      await suzuki.profile.update.mutate({ name: '鈴木 葵', companyName: '鈴木商店' } as { name: string });
      expect((await suzuki.session.me.query()).organization.companyName).toBe('縁側商事');
      const calls = [
        suzuki.admin.member.list.query(),
        suzuki.admin.member.add.mutate(newcomer),
        suzuki.admin.member.rename.mutate({ id: id('sato.taro'), name: 'x' }),
        suzuki.admin.member.setPassword.mutate({ id: id('takahashi'), password: 'mine from now on' }),
        suzuki.admin.member.setAdmin.mutate({ id: id('suzuki.aoi'), admin: true }),
        suzuki.admin.member.suspend.mutate({ id: id('takahashi') }),
        suzuki.admin.member.resume.mutate({ id: id('takahashi') }),
        suzuki.admin.externalTalk.set.mutate({ members: [id('suzuki.aoi')], allowed: true }),
        suzuki.admin.channel.list.query(),
        suzuki.admin.channel.add.mutate({ lineChannelId: '1234567890', secret: '0'.repeat(32), served: [] }),
        suzuki.admin.inbox.kept.query({}),
        suzuki.admin.audit.list.query(),
      ];
      for (const outcome of await Promise.allSettled(calls)) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: refusedWith('adminRequired') });
      }
    });
  });
}
