import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { soon, stageOn } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { InboxUpkeep } from '../line/door/inbox-upkeep.ts';
import { dueInbox, type InboxRow, insertInbox } from './inbox.ts';
import { byServer } from './who.ts';

function rowOf(channelId: string, receivedAt: string, more: Partial<InboxRow>): InboxRow {
  return {
    id: randomUUID(),
    channel_id: channelId,
    chat_key: 'user:U1',
    type: 'message',
    line_timestamp: 1_795_000_000_000,
    position: 0,
    body: '{}',
    received_at: receivedAt,
    status: 'waiting',
    kept_reason: null,
    attempts: 0,
    due_at: receivedAt,
    ...more,
  };
}

for (const database of testDatabases) {
  describe(`the inbox on ${database.name}`, () => {
    const stage = stageOn(database);

    it('gives what LINE dates to the same millisecond in the order of its request, however the rows lie', async () => {
      const { store, line } = stage.company.app.parts;
      await Promise.all(line.workers.map((worker) => worker.stop()));
      await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      const { id: channel } = await store.db.selectFrom('channel').select('id').executeTakeFirstOrThrow();
      const received = new Date().toISOString();
      const rows = [4, 2, 3, 0, 1].map((position) => rowOf(channel, received, { position }));
      await store.write(byServer, (tx) => insertInbox(tx, rows));
      const due = await dueInbox(store.db, new Date().toISOString(), 10);
      expect(due.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    });

    it('forgets what is done with after a month, what is kept after three, and goings when nothing asks for them', async () => {
      const { store, log } = stage.company.app.parts;
      const { id: channel } = await store.db.selectFrom('channel').select('id').executeTakeFirstOrThrow();
      const aged = (days: number, more: Partial<InboxRow>) =>
        rowOf(channel, new Date(Date.now() - days * 86_400_000).toISOString(), more);
      const kept = { status: 'kept', kept_reason: 'failed' } as const;
      const old = [
        ...Array.from({ length: 450 }, () => aged(31, { status: 'done' })),
        aged(91, kept),
        aged(121, { status: 'done', type: 'unfollow' }),
      ];
      const stays = [
        aged(29, { status: 'done' }),
        aged(89, kept),
        aged(119, { status: 'done', type: 'unfollow' }),
        aged(500, { status: 'waiting' }),
      ];
      await store.write(byServer, (tx) => insertInbox(tx, [...old, ...stays]));
      let erased = 0;
      onTestFinished(store.onDestroyed(() => void erased++));
      const upkeep = new InboxUpkeep(store, log, { fault: 'failed' });
      onTestFinished(() => upkeep.stop());
      upkeep.start();
      const left = async (rows: readonly InboxRow[]) => {
        const known = new Set((await store.db.selectFrom('inbox').select('id').execute()).map(({ id }) => id));
        return rows.filter(({ id }) => known.has(id)).length;
      };
      await soon(async () => expect(await left(old)).toBe(0));
      expect(await left(stays)).toBe(stays.length);
      expect(erased).toBe(1);
    });
  });
}
