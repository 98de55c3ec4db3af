import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inboxEmpty, soon, stageOn } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { Profiles } from '../line/hearing/profiles.ts';
import { dueProfiles, nextProfileDue } from './contacts.ts';

for (const database of testDatabases) {
  describe(`the profile of a LINE user on ${database.name}`, () => {
    const stage = stageOn(database);

    it('waits, without anybody looking again and again, while they block the account', async () => {
      const { store, line } = stage.company.app.parts;
      const { db } = store;
      await line.workers.find((worker) => worker instanceof Profiles)!.stop();
      const channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      const user = stage.company.line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      await inboxEmpty(store);
      const now = new Date(Date.now() + 1000).toISOString();
      await soon(async () => expect(await dueProfiles(db, now, 10)).toHaveLength(1));
      expect(await nextProfileDue(db)).not.toBeNull();
      await user.blocks(channel);
      await inboxEmpty(store);
      expect(await dueProfiles(db, now, 10)).toEqual([]);
      expect(await nextProfileDue(db)).toBeNull();
    });
  });
}
