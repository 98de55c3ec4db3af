import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sato, takahashi } from '../dev/cast.ts';
import { type RunningCompany, startCompany } from '../dev/start-app.ts';
import { soon } from './company.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { onDatabase } from './raw-database.ts';

for (const kind of testDatabases) {
  describe(`a channel's secret (${kind.name})`, () => {
    let database: TestDatabase;
    let company: RunningCompany;
    beforeEach(async () => {
      database = await kind.create();
      company = await startCompany({ database: database.url, directory: database.directory });
    });
    afterEach(async () => {
      await company.close();
      await database.drop();
    });

    it('that was re-issued at LINE is pasted again, and the talk goes on with the same members', async () => {
      const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      const guest = company.line.createUser({ displayName: '田中 美咲' });
      await guest.addsFriend(channel);
      channel.channelSecret = '0123456789abcdef0123456789abcdef';
      expect((await guest.says(channel, '聞こえますか')).result.status).toBe(401);

      const admin = await company.signIn(takahashi.memberId);
      const again = { lineChannelId: channel.channelId, secret: channel.channelSecret, served: [] };
      const renewed = await admin.admin.channel.add.mutate(again);
      expect(renewed.served.map(({ name }) => name)).toEqual([sato.name]);
      expect((await admin.admin.channel.list.query()).length).toBe(1);
      expect((await guest.says(channel, '聞こえますか')).result.status).toBe(200);
      const member = await company.signIn(sato.memberId);
      await soon(async () => expect((await member.room.list.query()).rooms[0]?.unread).toBe(2));
    });

    it('that LINE refuses is refused here too, and the good one stays', async () => {
      const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      const guest = company.line.createUser({ displayName: '田中 美咲' });
      const admin = await company.signIn(takahashi.memberId);
      const wrong = { lineChannelId: channel.channelId, secret: 'f'.repeat(32), served: [] };
      await expect(admin.admin.channel.add.mutate(wrong)).rejects.toMatchObject({
        data: { denial: { code: 'channelCredentialsRefused' } },
      });
      expect((await guest.addsFriend(channel)).status).toBe(200);
    });

    it('that LINE no longer takes is told as that, not as a wrong address', async () => {
      const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      await company.restart();
      channel.channelSecret = '0123456789abcdef0123456789abcdef';
      const admin = await company.signIn(takahashi.memberId);
      const { id } = (await admin.admin.channel.list.query())[0]!;
      expect((await admin.admin.channel.test.mutate({ id })).lastTest).toMatchObject({ reason: 'LINE_REFUSED' });
    });

    it('that the database does not tell is a trouble of this server, and LINE was not asked', async () => {
      await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      const admin = await company.signIn(takahashi.memberId);
      const { id } = (await admin.admin.channel.list.query())[0]!;
      await onDatabase(database, ['alter table channel rename column sealed_secret to away']);
      expect((await admin.admin.channel.test.mutate({ id })).lastTest).toMatchObject({ reason: 'SERVER_FAULT' });
      await onDatabase(database, ['alter table channel rename column away to sealed_secret']);
      expect((await admin.admin.channel.test.mutate({ id })).lastTest).toMatchObject({ success: true });
    });

    it('that does not open with this ENGAWA_SECRET is named as what it is, and can be pasted again', async () => {
      const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      const { store } = company.app.parts;
      await store.db.updateTable('channel').set({ sealed_secret: 'v1.AAAA' }).execute();
      expect(await company.app.parts.line.lostSecrets()).toEqual(['佐藤 太郎｜縁側商事']);
      const admin = await company.signIn(takahashi.memberId);
      const { id } = (await admin.admin.channel.list.query())[0]!;
      expect((await admin.admin.channel.test.mutate({ id })).lastTest).toMatchObject({ reason: 'SECRET_LOST' });
      const again = { lineChannelId: channel.channelId, secret: channel.channelSecret, served: [] };
      expect((await admin.admin.channel.add.mutate(again)).lastTest).toMatchObject({ success: true });
      expect(await company.app.parts.line.lostSecrets()).toEqual([]);
    });
  });
}
