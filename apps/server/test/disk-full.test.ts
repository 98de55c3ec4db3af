import type { Channel, LineUser } from '@engawa/line-simulator';
import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { Ingest } from '../src/line/hearing/ingest.ts';
import { inboxEmpty, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';

describe('a disk without room', () => {
  const stage = stageOn(testDatabases[0]!, { LOG_LEVEL: 'silent' });
  let taro: MemberClient;
  let channel: Channel;
  let user: LineUser;

  beforeAll(async () => {
    taro = await stage.screenOf('sato.taro');
    channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    user = stage.company.line.createUser({ displayName: '満 一' });
    await user.addsFriend(channel);
    await soon(async () => expect(await roomWith(taro, '満 一')).not.toBeNull());
  });

  const parts = () => stage.company.app.parts;
  const words = (n: number) => `${n} `.repeat(2000);

  /** The database may take no further page, as on a full disk: SQLITE_FULL. */
  async function fill(): Promise<void> {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(parts().store.db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(parts().store.db);
  }
  const makeRoom = () => sql`pragma max_page_count = 4294967294`.execute(parts().store.db);

  it('events that were answered for wait until there is room, and none counts as its own fault', async () => {
    await Promise.all(parts().line.workers.map((worker) => worker.stop()));
    for (let n = 0; n < 20; n++) expect((await user.says(channel, words(n))).result.status).toBe(200);
    await fill();
    const faults: number[] = [];
    const log = pino({}, { write: (line) => faults.push(JSON.parse(line).time) });
    const ingest = new Ingest(parts().store, log, { removeBlobs: async () => {}, clockAheadMs: () => 0 });
    ingest.start();
    // Tried again and again, for longer than a pause between two attempts.
    await soon(() => expect(faults.at(-1)! - faults[0]!).toBeGreaterThan(2000));
    const { store } = parts();
    const tried = await store.db
      .selectFrom('inbox')
      .select(['status', 'attempts'])
      .where('status', '!=', 'done')
      .execute();
    expect(new Set(tried.map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(new Set(['waiting 0']));
    await makeRoom();
    await inboxEmpty(store);
    await ingest.stop();
    for (const worker of parts().line.workers) worker.start();
    const { room } = (await roomWith(taro, '満 一'))!;
    const said = Array.from({ length: 20 }, (_, n) => `満 一: ${words(n)}`);
    expect(await timelineOf(taro, room.id)).toEqual(['contactAdded', ...said]);
  });

  it('a webhook that cannot be stored is answered 503, so that LINE tells it again', async () => {
    await inboxEmpty(parts().store);
    await fill();
    const statuses: (number | null | undefined)[] = [];
    for (let n = 0; n < 40; n++) statuses.push((await user.says(channel, words(n))).result.status);
    await makeRoom();
    expect(new Set(statuses.filter((status) => status !== 200))).toEqual(new Set([503]));
  });
});
