import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Channel, type LineSimulator, type LineUser, startLineSimulator } from '@engawa/line-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sato } from '../dev/cast.ts';
import { type MemberClient, startCompany } from '../dev/start-app.ts';
import { type Finder, inFilesOf, piecesOf, unheardWords } from './bytes-on-disk.ts';
import { roomWith, soon } from './company.ts';
import type { TestDatabase } from './databases.ts';
import { KillableServer } from './killable-server.ts';

/** Only root may make a small disk. */
describe.skipIf(process.getuid?.() !== 0)('a disk that is full to the last byte', { timeout: 600_000 }, () => {
  let directory: string;
  let data: string;
  let line: LineSimulator;
  let server: KillableServer;
  let taro: MemberClient;
  let channel: Channel;
  let user: LineUser;
  let find: Finder;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'engawa-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', directory]);
    data = join(directory, 'data');
    mkdirSync(data);
    const database = { url: `sqlite:${join(data, 'engawa.db')}`, directory: data } as TestDatabase;
    line = await startLineSimulator({ webhookTimeoutMs: 30_000 });
    const company = await startCompany({ database: database.url, directory: data, line });
    channel = await company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
    taro = await company.signIn(sato.memberId);
    await company.close();
    server = new KillableServer(company, database);
    await server.start();
    user = line.createUser({ displayName: '満 一' });
    await user.addsFriend(channel);
    find = inFilesOf(database);
  });
  afterAll(async () => {
    await server?.end();
    await line?.stop();
    execFileSync('umount', ['-l', directory]);
    rmSync(directory, { recursive: true, force: true });
  });

  /** Takes what is left, down to the last byte. */
  function fill(): void {
    for (const bytes of [1024 * 1024, 4096, 1]) {
      try {
        for (;;) appendFileSync(join(directory, 'filler'), Buffer.alloc(bytes));
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
      }
    }
  }

  it('takes no more words, and lets a LINE user take back what was said: in no file is a letter of it left', async () => {
    const words = unheardWords(3000);
    const { message } = await user.says(channel, words);
    const roomId = await soon(async () => (await roomWith(taro, '満 一'))!.room.id);
    const talk = async () => JSON.stringify(await taro.message.page.query({ roomId }));
    await soon(async () => expect(await talk()).toContain(words));
    await soon(() => expect(existsSync(join(data, 'ballast'))).toBe(true));
    fill();
    // What the log of the database has room for already is used up.
    await soon(async () => expect((await user.says(channel, 'まだ'.repeat(2000))).result.status).toBe(503));
    fill();
    expect((await user.unsends(channel, message.id)).status).toBe(200);
    await soon(async () => expect(await talk()).not.toContain(words));
    await soon(async () => expect(await find(piecesOf(words))).toBe(0));
    expect(existsSync(join(data, 'ballast'))).toBe(false);
  });
});
