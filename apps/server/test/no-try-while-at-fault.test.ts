import type { Channel, LineUser } from '@engawa/line-simulator';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { LineClient } from '../src/line/asking/client.ts';
import { Profiles, profileTries } from '../src/line/hearing/profiles.ts';
import { ReadMarks, readMarkTries } from '../src/line/saying/read-marks.ts';
import type { Worker } from '../src/line/worker.ts';
import { loadSecret, Sealing } from '../src/sealing.ts';
import { roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

describe('what LINE cannot be asked, since the database does not tell of the channel', () => {
  const stage = stageOn(testDatabases[0]!, { LOG_LEVEL: 'silent' });
  const store = () => stage.company.app.parts.store;
  let taro: MemberClient;
  let channel: Channel;
  let user: LineUser;
  let line: LineClient;
  let worker: Worker | undefined;
  let steps = 0;
  const log = pino({}, { write: () => void steps++ });

  beforeAll(async () => {
    taro = await stage.screenOf('sato.taro');
    channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    stage.company.line.changeSettings(channel, { chatMode: 'chat' });
    await stage.company.lookAtAccounts();
    user = stage.company.line.createUser({ displayName: '田中 美咲' });
    await user.addsFriend(channel);
    await user.says(channel, '届いていますか');
    await soon(async () => expect(await roomWith(taro, '田中 美咲')).not.toBeNull());
    const { config, line: own } = stage.company.app.parts;
    for (const each of own.workers) if (each instanceof Profiles || each instanceof ReadMarks) await each.stop();
    line = new LineClient({ hosts: config, store: store(), sealing: new Sealing(await loadSecret(config)) });
  });
  afterEach(() => worker?.stop());

  /** The worker has tried twice at least; then the database is well again. */
  async function triesInVain(at: Worker): Promise<void> {
    await sql`alter table channel rename column sealed_secret to away`.execute(store().db);
    steps = 0;
    worker = at;
    worker.start();
    await soon(() => expect(steps).toBeGreaterThan(1));
  }
  const well = () => sql`alter table channel rename column away to sealed_secret`.execute(store().db);

  it('is no try to get a name', async () => {
    const last = { profile_due_at: new Date().toISOString(), profile_attempts: profileTries - 1 };
    await store().db.updateTable('contact').set(last).execute();
    user.displayName = '田中 美咲（結婚して鈴木）';
    await triesInVain(new Profiles(store(), line, log));
    const known = store().db.selectFrom('contact').select(['profile_due_at', 'profile_attempts']);
    expect(await known.execute()).toEqual([last]);
    await well();
    await soon(async () => expect(await roomWith(taro, user.displayName)).not.toBeNull());
  });

  it('is no try to tell how far words were read', async () => {
    const { room } = (await roomWith(taro, user.displayName))!;
    const { messages } = await taro.message.page.query({ roomId: room.id });
    await taro.room.markRead.mutate({ roomId: room.id, upTo: messages.at(-1)!.seq });
    await store()
      .db.updateTable('line_chat')
      .set({ read_attempts: readMarkTries - 1 })
      .execute();
    await triesInVain(new ReadMarks(store(), line, log));
    await well();
    await soon(() => expect(user.chatWith(channel).at(-1)!.readAt).toBeDefined());
  });
});
