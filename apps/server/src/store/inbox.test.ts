import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { stageOn } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { dueInbox, type InboxRow, insertInbox } from './inbox.ts';

for (const database of testDatabases) {
  describe(`the inbox on ${database.name}`, () => {
    const stage = stageOn(database);

    it('gives what LINE dates to the same millisecond in the order of its request, however the rows lie', async () => {
      const { store, line } = stage.company.app.parts;
      await Promise.all(line.workers.map((worker) => worker.stop()));
      await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      const { id: channel } = await store.db.selectFrom('channel').select('id').executeTakeFirstOrThrow();
      const received = new Date().toISOString();
      const rows = [4, 2, 3, 0, 1].map(
        (position): InboxRow => ({
          id: randomUUID(),
          channel_id: channel,
          chat_key: 'user:U1',
          type: 'message',
          line_timestamp: 1_795_000_000_000,
          position,
          body: '{}',
          received_at: received,
          status: 'waiting',
          kept_reason: null,
          attempts: 0,
          due_at: received,
        }),
      );
      await store.write((tx) => insertInbox(tx, rows));
      const due = await dueInbox(store.db, new Date().toISOString(), 10);
      expect(due.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    });
  });
}
