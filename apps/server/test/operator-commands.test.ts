import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type LineSimulator, startLineSimulator } from '@engawa/line-simulator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabases } from './databases.ts';
import { startSilentLine } from './silent-line.ts';

const cli = resolve(import.meta.dirname, '../src/cli.ts');

for (const kind of testDatabases) {
  describe(`The operator's commands, on ${kind.name}`, () => {
    let database: TestDatabase;
    let line: LineSimulator;
    beforeEach(async () => {
      database = await kind.create();
      line = await startLineSimulator();
    });
    afterEach(async () => {
      await line.stop();
      await database.drop();
    });

    async function engawa(
      words: readonly string[],
      input = '',
      lineUrl = line.url,
    ): Promise<{ code: number; answer: unknown; said: string }> {
      const env = {
        PATH: process.env.PATH ?? '',
        DATABASE_URL: database.url,
        DATA_DIR: database.directory,
        PUBLIC_URL: 'https://chat.example.com',
        LINE_API_URL: lineUrl,
        LINE_DATA_API_URL: lineUrl,
      };
      const child = spawn(process.execPath, [cli, '--json', ...words], { env, stdio: 'pipe' });
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (words) => (said += words));
      child.stdin.end(input);
      let text = '';
      for await (const chunk of child.stdout) text += chunk;
      const code = child.exitCode ?? (await new Promise<number>((done) => child.on('exit', (status) => done(status!))));
      return { code, answer: JSON.parse(text), said };
    }

    test('from an empty database to a channel that serves a member', async () => {
      const names = ['--name', '縁側商事株式会社', '--company-name', '縁側商事'];
      expect(await engawa(['organization', 'set', ...names])).toMatchObject({
        code: 0,
        answer: { companyName: '縁側商事' },
      });
      const sato = ['--id', 'sato.taro', '--name', '佐藤 太郎', '--external-talk'];
      expect(await engawa(['member', 'add', ...sato], 'a good password\n')).toMatchObject({
        code: 0,
        answer: { memberId: 'sato.taro', externalTalk: true, admin: false },
      });
      const channel = line.createChannel({ displayName: '縁側商事' });
      const login = ['--channel-id', channel.channelId];
      const added = await engawa(['channel', 'add', ...login, '--serve', 'sato.taro'], channel.channelSecret);
      expect(added).toMatchObject({
        code: 0,
        answer: {
          webhookUrl: expect.stringMatching(/^https:\/\/chat\.example\.com\/line\/webhook\/[\w-]+$/),
          served: [{ name: '佐藤 太郎' }],
        },
      });
      expect((await engawa(['channel', 'list'])).answer).toMatchObject([{ lineChannelId: channel.channelId }]);
    });

    test('a command ends as soon as it gives up on a LINE that is silent', async () => {
      const channel = line.createChannel({ displayName: '縁側商事' });
      const login = ['--channel-id', channel.channelId];
      await engawa(['channel', 'add', ...login], channel.channelSecret);
      const silent = await startSilentLine();
      try {
        const tested = await engawa(['channel', 'test', ...login], '', silent.url);
        expect(tested).toMatchObject({ code: 0, answer: { lastTest: { reason: 'LINE_UNREACHABLE' } } });
        expect([silent.asked() > 0, silent.open()]).toEqual([true, 0]);
      } finally {
        await silent.stop();
      }
    });

    test('a channel secret among the arguments is warned about, and is not repeated', async () => {
      const channel = line.createChannel({ displayName: '縁側商事' });
      const secret = ['--channel-secret', channel.channelSecret];
      const added = await engawa(['channel', 'add', '--channel-id', channel.channelId, ...secret]);
      expect(added.code).toBe(0);
      expect(added.said).toMatch(/^Warning: everybody on this machine can read an argument/m);
      expect(added.said).not.toContain(channel.channelSecret);
      const piped = await engawa(['channel', 'add', '--channel-id', channel.channelId], channel.channelSecret);
      expect([piped.code, piped.said.includes('Warning')]).toEqual([0, false]);
    });

    test('what a rule refuses ends with code 2 and the reason', async () => {
      const takahashi = ['--id', 'takahashi', '--name', '高橋 誠', '--admin'];
      await engawa(['member', 'add', ...takahashi], 'a good password');
      expect(await engawa(['member', 'suspend', '--id', 'Takahashi'])).toMatchObject({
        code: 2,
        answer: { denial: { code: 'lastAdmin', params: {} } },
      });
      expect(await engawa(['member', 'add', ...takahashi], 'short')).toMatchObject({
        code: 1,
        answer: { error: 'Wrong form: password.' },
      });
      expect(await engawa(['member', 'permit', '--id', 'nobody'])).toMatchObject({ code: 1 });
    });
  });
}
