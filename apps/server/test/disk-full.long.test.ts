import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Channel, type LineSimulator, type LineUser, startLineSimulator } from '@engawa/line-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sato } from '../dev/cast.ts';
import { type MemberClient, startCompany } from '../dev/start-app.ts';
import { soon } from './company.ts';
import type { TestDatabase } from './databases.ts';
import { KillableServer } from './killable-server.ts';

const rounds = 10;
const people = 60;

/** Only root may make a small disk. */
describe.skipIf(process.getuid?.() !== 0)(
  'a disk that fills up while 60 LINE users write',
  { timeout: 1_800_000 },
  () => {
    let directory: string;
    let line: LineSimulator;
    let server: KillableServer;
    let taro: MemberClient;
    let channel: Channel;
    let users: readonly LineUser[];
    const acknowledged = new Map<LineUser, string[]>();

    beforeAll(async () => {
      directory = mkdtempSync(join(tmpdir(), 'engawa-disk-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', directory]);
      const data = join(directory, 'data');
      mkdirSync(data);
      const database: Pick<TestDatabase, 'url' | 'directory'> = {
        url: `sqlite:${join(data, 'engawa.db')}`,
        directory: data,
      };
      line = await startLineSimulator({ webhookTimeoutMs: 30_000 });
      const company = await startCompany({ database: database.url, directory: data, line });
      channel = await company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
      taro = await company.signIn(sato.memberId);
      await company.close();
      server = new KillableServer(company, database as TestDatabase);
      await server.start();
      users = Array.from({ length: people }, (_, n) => line.createUser({ displayName: `客 ${n}` }));
      for (const user of users) await user.addsFriend(channel);
    });
    afterAll(async () => {
      await server?.end();
      await line?.stop();
      execFileSync('umount', ['-l', directory]);
      rmSync(directory, { recursive: true, force: true });
    });

    const filler = () => join(directory, 'filler');

    /** Leaves a little, which is gone after a few words. */
    function fill(): void {
      try {
        for (;;) appendFileSync(filler(), Buffer.alloc(256 * 1024));
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
      }
    }

    async function speak(user: LineUser, text: string): Promise<number | undefined> {
      const { result } = await user.says(channel, text);
      if (result.status === 200) acknowledged.set(user, [...(acknowledged.get(user) ?? []), text]);
      return result.status;
    }

    async function missing(): Promise<string[]> {
      const { rooms, faces } = await taro.room.list.query();
      const nameOf = (id: string) => faces.find((face) => face.id === id)?.name;
      const lost: string[] = [];
      for (const [user, texts] of acknowledged) {
        const here = rooms.find(({ room }) => room.participants.some(({ id }) => nameOf(id) === user.displayName));
        const page = here && (await taro.message.page.query({ roomId: here.room.id, limit: 200 }));
        const said = page?.messages.map(({ content }) => ('text' in content ? content.text : '')) ?? [];
        lost.push(...texts.filter((text) => said.filter((each) => each === text).length !== 1));
      }
      return lost;
    }

    it(`${rounds} times, with a SIGKILL each time: nothing that was answered for is missing once there is room`, async () => {
      const refused = new Set<number | undefined>();
      for (let round = 0; round < rounds; round++) {
        fill();
        const talk = (n: number) => users.map((user) => speak(user, `${round}.${n} `.repeat(400)));
        for (const status of await Promise.all([...talk(1), ...talk(2)])) refused.add(status);
        await server.kill();
        // A start without room may say so and end; with room it goes on.
        await server.start().catch(() => server.kill());
        for (const status of await Promise.all(talk(3))) refused.add(status);
        rmSync(filler());
        await server.start();
      }
      expect(refused).toContain(503);
      await soon(async () => expect((await missing()).map((text) => text.slice(0, 4))).toEqual([]));
    });
  },
);
