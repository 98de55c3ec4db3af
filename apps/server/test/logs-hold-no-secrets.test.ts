import { startLineSimulator } from '@engawa/line-simulator';
import { createTRPCClient, httpLink } from '@trpc/client';
import { expect, test } from 'vitest';
import { signIn } from '../dev/start-app.ts';
import { type AppRouter, readConfig, startApp } from '../src/index.ts';
import { createLog } from '../src/logging.ts';
import { testDatabases } from './databases.ts';

test('from first run to connected channel, with wrong passwords and faults in between, no secret reaches the log', async () => {
  const database = await testDatabases[0]!.create();
  const line = await startLineSimulator();
  const lines: string[] = [];
  const log = createLog({ logLevel: 'trace' }, { write: (text: string) => void lines.push(text) });
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: database.url,
    DATA_DIR: database.directory,
    ENGAWA_SECRET: 'the-secret-of-this-installation-is-long',
    LINE_API_URL: line.url,
    LINE_DATA_API_URL: line.url,
    LINE_LINK_URL: line.url,
  };
  const app = await startApp(readConfig(env), { log });
  const as = (cookie: string) =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: `${app.url}/trpc`, headers: { cookie } })] });

  const password = 'correct horse battery staple';
  await as('').setup.finish.mutate({
    code: app.setupCode!,
    organization: '縁側商事株式会社',
    companyName: '縁側商事',
    admin: { memberId: 'takahashi', name: '高橋 誠', password },
  });
  await expect(signIn(app.url, 'takahashi', 'wrong horse battery')).rejects.toThrow('401');
  const cookie = await signIn(app.url, 'takahashi', password);
  const admin = as(cookie);
  const sato = await admin.admin.member.add.mutate({
    memberId: 'sato.taro',
    name: '佐藤 太郎',
    password: 'satos first password',
    admin: false,
    externalTalk: true,
  });
  const channel = line.createChannel({ displayName: '縁側商事' });
  const secret = channel.channelSecret;
  const added = await admin.admin.channel.add.mutate({ lineChannelId: channel.channelId, secret, served: [sato.id] });
  const mine = await as(await signIn(app.url, 'sato.taro', 'satos first password')).invitation.mine.query();
  const { code } = mine.invitation!;
  await as('').invitation.page.query({ code });
  await fetch(`${app.url}/i/${code}`, { headers: { accept: 'text/html' } });
  const tanaka = line.createUser({ displayName: '田中 美咲' });
  await tanaka.addsFriend(channel);
  await fetch(added.webhookUrl, { method: 'POST', headers: { 'x-line-signature': 'wrong' }, body: '{}' });
  await app.parts.store.db.schema.alterTable('organization').renameTo('elsewhere').execute();
  await expect(admin.session.me.query()).rejects.toMatchObject({ data: { code: 'INTERNAL_SERVER_ERROR' } });
  await app.close();
  await line.stop();

  const text = lines.join('');
  expect(text).toContain('/trpc/admin.channel.add');
  expect(text).toContain('webhook with a wrong signature');
  expect(text).toContain('"msg":"fault"');
  const token = decodeURIComponent(cookie.split('=')[1]!);
  const webhookKey = added.webhookUrl.split('/').at(-1)!;
  const secrets = { password, wrong: 'wrong horse battery', satos: 'satos first password', secret, code, webhookKey };
  for (const [what, value] of Object.entries({
    ...secrets,
    token: token.split('.')[0]!,
    setup: app.setupCode!,
    own: env.ENGAWA_SECRET,
  })) {
    expect(text.includes(value), `${what} in the log`).toBe(false);
  }
  expect(text).not.toMatch(/eyJ[\w-]+\.|x-line-signature|"cookie":"(?!\[)/i);
  await database.drop();
});
