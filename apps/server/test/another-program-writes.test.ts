import { randomUUID } from 'node:crypto';
import type { Channel, LineUser } from '@engawa/line-simulator';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sato, suzuki, tanaka } from '../dev/cast.ts';
import { signIn } from '../dev/start-app.ts';
import { roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';

/** As a shell, a copy or another tool does for seconds. */
describe('while another program holds the write lock of SQLite', () => {
  const stage = stageOn(testDatabases[0]!);
  let channel: Channel;
  let user: LineUser;
  let roomId: string;

  beforeAll(async () => {
    const { line } = stage.company;
    channel = await stage.company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
    user = line.createUser(tanaka);
    await user.addsFriend(channel);
    const screen = await stage.screenOf(sato.memberId);
    const item = await soon(async () => (await roomWith(screen, tanaka.displayName)) ?? expect.unreachable('no room'));
    roomId = item.room.id;
  });

  function hold(): () => void {
    const other = new Database(stage.database.url.slice('sqlite:'.length));
    other.exec('begin immediate');
    let held = true;
    const letGo = () => {
      if (held) other.exec('rollback').close();
      held = false;
    };
    onTestFinished(letGo);
    return letGo;
  }

  const say = (text: string) => ({ id: randomUUID(), roomId, content: { kind: 'text' as const, text } });

  it('reading goes on, and what a member writes is there once it lets go', async () => {
    const screen = await stage.screenOf(sato.memberId);
    const letGo = hold();
    let isPosted = false;
    const posted = screen.message.post.mutate(say('お待たせしました')).then(() => {
      isPosted = true;
    });
    for (let turn = 0; turn < 10; turn++) await timelineOf(screen, roomId);
    expect((await fetch(`${stage.company.app.url}/healthz`)).status).toBe(200);
    expect(isPosted).toBe(false);
    letGo();
    await posted;
    expect(await timelineOf(screen, roomId)).toContain(`${sato.name}: お待たせしました`);
  });

  it('LINE hears 503 at once and tells it again, so that nothing is lost or doubled', async () => {
    const { line } = stage.company;
    const screen = await stage.screenOf(sato.memberId);
    line.redelivery = true;
    const letGo = hold();
    const { result } = await user.says(channel, '届いていますか');
    expect(result.status).toBe(503);
    letGo();
    await line.redeliver();
    await soon(async () => expect(await timelineOf(screen, roomId)).toContain(`${tanaka.displayName}: 届いていますか`));
    const lines = await timelineOf(screen, roomId);
    expect(lines.filter((each) => each.endsWith('届いていますか'))).toHaveLength(1);
  });

  it('who signs in waits, and is in once it lets go', async () => {
    const letGo = hold();
    let isIn = false;
    const signedIn = signIn(stage.company.app.url, suzuki.memberId).then(() => {
      isIn = true;
    });
    const screen = await stage.screenOf(sato.memberId);
    for (let turn = 0; turn < 10; turn++) await timelineOf(screen, roomId);
    expect(isIn).toBe(false);
    letGo();
    await signedIn;
  });
});
