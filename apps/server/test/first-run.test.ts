import { createTRPCClient, httpLink } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '../dev/start-app.ts';
import { type App, type AppRouter, readConfig, startApp } from '../src/index.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

for (const kind of testDatabases) {
  describe(`The first run, on ${kind.name}`, () => {
    let database: TestDatabase;
    let app: App;
    beforeEach(async () => {
      database = await kind.create();
      app = await start();
    });
    afterEach(async () => {
      await app.close();
      await database.drop();
    });

    const start = () =>
      startApp(
        readConfig({
          HOST: '127.0.0.1',
          PORT: '0',
          DATABASE_URL: database.url,
          DATA_DIR: database.directory,
          LOG_LEVEL: 'silent',
        }),
      );
    const stranger = () => createTRPCClient<AppRouter>({ links: [httpLink({ url: `${app.url}/trpc` })] });
    const wizard = (code: string) => ({
      code,
      organization: '縁側商事株式会社',
      companyName: '縁側商事',
      admin: { memberId: 'Takahashi', name: '高橋 誠', password: 'a good password' },
    });

    test('the code from the console opens the company, and its first member is an admin', async () => {
      expect(app.setupCode).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/);
      expect(await stranger().setup.state.query()).toEqual({ needed: true });
      await stranger().setup.finish.mutate(wizard(app.setupCode!.toLowerCase().replaceAll('-', ' ')));
      expect(await stranger().setup.state.query()).toEqual({ needed: false });
      const cookie = await signIn(app.url, 'takahashi', 'a good password');
      const admin = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${app.url}/trpc`, headers: { cookie } })] });
      expect(await admin.session.me.query()).toMatchObject({
        member: { memberId: 'takahashi', name: '高橋 誠', admin: true, externalTalk: false },
        organization: { name: '縁側商事株式会社', companyName: '縁側商事' },
      });
      const by = { actorName: '高橋 誠', from: '127.0.0.1' };
      expect(await admin.admin.audit.list.query()).toMatchObject([
        { action: 'admin.granted', subject: '高橋 誠 (takahashi)', ...by },
        { action: 'setup.finished', subject: '縁側商事株式会社', ...by },
      ]);
    });

    test('without the code nobody becomes admin', async () => {
      await expect(stranger().setup.finish.mutate(wizard('AAAA-BBBB-CCCC'))).rejects.toMatchObject({
        data: { code: 'FORBIDDEN', denial: { code: 'setupCodeWrong' } },
      });
      expect(await stranger().setup.state.query()).toEqual({ needed: true });
      await expect(signIn(app.url, 'takahashi', 'a good password')).rejects.toThrow('401');
    });

    test('a wrong code is told before anything else is asked', async () => {
      await expect(stranger().setup.checkCode.mutate({ code: 'AAAA-BBBB-CCCC' })).rejects.toMatchObject({
        data: { denial: { code: 'setupCodeWrong' } },
      });
      expect(await stranger().setup.checkCode.mutate({ code: app.setupCode! })).toMatchObject({});
    });

    test('who has the code is told where the company will be kept, without the way in', async () => {
      const { database: place } = await stranger().setup.checkCode.mutate({ code: app.setupCode! });
      expect(app.newDatabase).toBe(place);
      const { host, pathname } = new URL(database.url);
      expect(place).toBe(database.url.startsWith('sqlite:') ? database.url.slice(7) : `postgres://${host}${pathname}`);
      expect(place).not.toContain('engawa:engawa@');
    });

    test('guessing at the code is stopped', async () => {
      const guess = () => stranger().setup.finish.mutate(wizard('AAAA-BBBB-CCCC'));
      for (let i = 0; i < 20; i += 1) await expect(guess()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
      await expect(guess()).rejects.toMatchObject({ data: { code: 'TOO_MANY_REQUESTS' } });
    });

    test('the code works once, even for two who use it in the same moment', async () => {
      const outcomes = await Promise.allSettled(
        ['takahashi', 'mallory'].map((memberId) => {
          const input = wizard(app.setupCode!);
          return stranger().setup.finish.mutate({ ...input, admin: { ...input.admin, memberId } });
        }),
      );
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected')!;
      expect(refused.reason).toMatchObject({ data: { denial: { code: 'setupFinished' } } });
    });

    test('a restart of a company that is set up shows no code, and the wizard stays shut', async () => {
      const { setupCode } = app;
      await stranger().setup.finish.mutate(wizard(setupCode!));
      await app.close();
      app = await start();
      expect([app.setupCode, app.newDatabase]).toEqual([null, null]);
      await expect(stranger().setup.finish.mutate(wizard(setupCode!))).rejects.toMatchObject({
        data: { denial: { code: 'setupFinished' } },
      });
    });

    test('a wrong shape names the field and repeats nothing that was typed', async () => {
      const input = wizard(app.setupCode!);
      const fault = await stranger()
        .setup.finish.mutate({ ...input, admin: { memberId: '高橋', name: ' ', password: 'hunter2' } })
        .catch((error: unknown) => error);
      expect(fault).toMatchObject({
        data: {
          code: 'BAD_REQUEST',
          invalid: [{ path: 'admin.memberId' }, { path: 'admin.name' }, { path: 'admin.password' }],
        },
      });
      expect(JSON.stringify(fault)).not.toMatch(/hunter2|高橋/);
    });
  });
}
