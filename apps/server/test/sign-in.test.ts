import { beforeAll, describe, expect, test } from 'vitest';
import { castPassword } from '../dev/cast.ts';
import { clientFor, type RunningCompany, startCompany } from '../dev/start-app.ts';
import { testDatabases } from './databases.ts';

for (const kind of testDatabases) {
  describe(`Signing in, on ${kind.name}`, () => {
    let company: RunningCompany;

    beforeAll(async () => {
      const database = await kind.create();
      company = await startCompany({ database: database.url, directory: database.directory });
      return async () => {
        await company.close();
        await database.drop();
      };
    });

    function enter(username: string, password = castPassword): Promise<Response> {
      return fetch(`${company.app.url}/api/auth/sign-in/username`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password, rememberMe: true }),
      });
    }

    test('member id and password open a session of 30 days, in a cookie no script can read', async () => {
      const answer = await enter('sato.taro');
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({});
      const [cookie] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^engawa\.session_token=/);
      for (const word of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) expect(cookie).toContain(word);
      const { member } = await clientFor(company.app.url, cookie!.split(';')[0]!).session.me.query();
      expect(member).toMatchObject({ memberId: 'sato.taro', name: '佐藤 太郎', externalTalk: true });
    });

    test('the member id may be typed in capitals or full-width letters', async () => {
      expect((await enter(' ＳＡＴＯ.Taro ')).status).toBe(200);
    });

    test('a wrong password and an unknown member id get the same answer', async () => {
      const [wrong, unknown] = [await enter('sato.taro', 'not-the-password'), await enter('nobody.here')];
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      expect(await wrong.text()).toBe(await unknown.text());
      expect(wrong.headers.getSetCookie()).toEqual([]);
    });

    test('a suspended member learns so with the right password only, and what was open is closed at once', async () => {
      const [admin, suzuki] = [await company.signIn('takahashi'), await company.signIn('suzuki.aoi')];
      await admin.admin.member.suspend.mutate({ id: company.cast['suzuki.aoi']! });
      await expect(suzuki.session.me.query()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
      const right = await enter('suzuki.aoi');
      expect(right.status).toBe(403);
      expect(await right.json()).toEqual({ denial: { code: 'suspended', params: {} } });
      expect((await enter('suzuki.aoi', 'not-the-password')).status).toBe(401);
      await admin.admin.member.resume.mutate({ id: company.cast['suzuki.aoi']! });
      expect((await enter('suzuki.aoi')).status).toBe(200);
    });

    test('a session that is used goes on, and one that is not used for 30 days ends', async () => {
      const cookie = await company.cookieOf('takahashi');
      const token = decodeURIComponent(cookie.split('=')[1]!).split('.')[0]!;
      const { db } = company.app.parts.store;
      const use = () => fetch(`${company.app.url}/trpc/session.me`, { headers: { cookie } });
      const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
      const usedDaysAgo = (days: number) =>
        db
          .updateTable('auth_session')
          .set({ updatedAt: ago(days), expiresAt: ago(days - 30) })
          .where('token', '=', token)
          .execute();
      expect((await use()).headers.getSetCookie()).toEqual([]);
      await usedDaysAgo(10);
      expect((await use()).headers.getSetCookie()[0]).toContain('Max-Age=2592000');
      const session = db.selectFrom('auth_session').select('expiresAt').where('token', '=', token);
      const { expiresAt } = await session.executeTakeFirstOrThrow();
      expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.parse(ago(-29)));
      await usedDaysAgo(31);
      expect((await use()).status).toBe(401);
    });

    test('signing out ends the session on the server', async () => {
      const cookie = await company.cookieOf('sato.taro');
      const headers = { cookie, 'content-type': 'application/json' };
      const answer = await fetch(`${company.app.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' });
      expect(answer.status).toBe(200);
      await expect(clientFor(company.app.url, cookie).session.me.query()).rejects.toMatchObject({
        data: { code: 'UNAUTHORIZED' },
      });
    });

    test('signing out ends the feed of that session at once, and of no other', async () => {
      const [gone, stays] = [await company.cookieOf('sato.taro'), await company.cookieOf('sato.taro')];
      const open = (cookie: string) => fetch(`${company.app.url}/trpc/feed.events`, { headers: { cookie } });
      const [going, staying] = [await open(gone), await open(stays)];
      const headers = { cookie: gone, 'content-type': 'application/json' };
      await fetch(`${company.app.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' });
      expect(await going.text()).toContain('UNAUTHORIZED');
      expect((await clientFor(company.app.url, stays).session.me.query()).member.memberId).toBe('sato.taro');
      await staying.body!.cancel();
    });

    test('whoever signs in where somebody is signed in takes their place: the session before ends', async () => {
      const before = await company.cookieOf('sato.taro');
      const feed = await fetch(`${company.app.url}/trpc/feed.events`, { headers: { cookie: before } });
      const answer = await fetch(`${company.app.url}/api/auth/sign-in/username`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: before },
        body: JSON.stringify({ username: 'suzuki.aoi', password: castPassword, rememberMe: true }),
      });
      expect(answer.status).toBe(200);
      expect(await feed.text()).toContain('UNAUTHORIZED');
      await expect(clientFor(company.app.url, before).session.me.query()).rejects.toMatchObject({
        data: { code: 'UNAUTHORIZED' },
      });
    });

    test('a page that believes in one member is refused in the session of another, whatever it asks', async () => {
      const cookie = await company.cookieOf('suzuki.aoi');
      const { url } = company.app;
      const page = (member: string) => ({ cookie, 'engawa-member': company.cast[member]! });
      const refused = { denial: { code: 'anotherMember', params: {} } };
      const ask = (path: string, member: string, request: RequestInit = {}) =>
        fetch(`${url}${path}`, { ...request, headers: { ...page(member), ...request.headers } });
      const json = { 'content-type': 'application/json' };
      const png = { method: 'PUT', headers: { 'content-type': 'image/png' }, body: new Uint8Array([1]) };

      expect((await ask('/trpc/room.list', 'suzuki.aoi')).status).toBe(200);
      for (const answer of [
        await ask('/trpc/room.list', 'sato.taro'),
        await ask('/trpc/profile.update', 'sato.taro', { method: 'POST', headers: json, body: '{"name":"佐藤"}' }),
      ]) {
        expect(answer.status).toBe(403);
        expect(await answer.json()).toMatchObject({ error: { data: refused } });
      }
      const upload = '/media/uploads/0199b0c4-0000-7000-8000-000000000001?room=r&name=a.png';
      for (const [path, request] of [
        [upload, png],
        [upload, { method: 'DELETE' }],
        ['/media/photo', png],
        ['/media/photo', { method: 'DELETE' }],
        ['/api/auth/sign-out', { method: 'POST', headers: json, body: '{}' }],
      ] as const) {
        const answer = await ask(path, 'sato.taro', request);
        expect([path, answer.status, await answer.json()]).toEqual([path, 403, refused]);
      }
      const input = encodeURIComponent(JSON.stringify({ after: 0, member: company.cast['sato.taro'] }));
      const stream = await ask(`/trpc/feed.events?input=${input}`, 'suzuki.aoi', {
        headers: { accept: 'text/event-stream' },
      });
      expect(await stream.text()).toContain('"code":"anotherMember"');
      expect((await clientFor(url, cookie).session.me.query()).member.name).toBe('鈴木 葵');
    });

    test('a cookie that was changed or signed by somebody else is nobody’s', async () => {
      const cookie = await company.cookieOf('sato.taro');
      const [name, value] = cookie.split('=') as [string, string];
      const [token] = decodeURIComponent(value).split('.');
      const unsigned = `${name}=${token}`;
      const signedByOthers = `${unsigned}.${encodeURIComponent(Buffer.alloc(32).toString('base64'))}`;
      for (const forged of [unsigned, signedByOthers, `${name}=%`, `${name}=`]) {
        await expect(clientFor(company.app.url, forged).session.me.query()).rejects.toMatchObject({
          data: { code: 'UNAUTHORIZED', httpStatus: 401 },
        });
      }
    });

    test('sessions are listed with the device, and revoking one ends it and its feed at once', async () => {
      const here = await company.signIn('sato.taro');
      const elsewhere = await company.cookieOf('sato.taro');
      const feed = await fetch(`${company.app.url}/trpc/feed.events`, { headers: { cookie: elsewhere } });
      expect(feed.status).toBe(200);
      const sessions = await here.session.list.query();
      expect(sessions.filter(({ current }) => current)).toHaveLength(1);
      const [other] = sessions.filter(({ current }) => !current);
      await here.session.revoke.mutate({ sessionId: other!.id });
      await feed.text();
      await expect(clientFor(company.app.url, elsewhere).session.me.query()).rejects.toMatchObject({
        data: { code: 'UNAUTHORIZED' },
      });
      expect(await here.session.list.query()).toHaveLength(sessions.length - 1);
    });

    test('all other sessions can be ended together', async () => {
      const [here, elsewhere] = [await company.signIn('sato.taro'), await company.signIn('sato.taro')];
      expect((await here.session.revokeOthers.mutate()).revoked).toBeGreaterThanOrEqual(1);
      await expect(elsewhere.session.me.query()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
      expect(await here.session.list.query()).toMatchObject([{ current: true }]);
    });

    test('one cannot revoke the session of somebody else', async () => {
      const [sato, suzuki] = [await company.signIn('sato.taro'), await company.signIn('suzuki.aoi')];
      const session = (await sato.session.list.query()).find(({ current }) => current)!;
      await suzuki.session.revoke.mutate({ sessionId: session.id });
      expect((await sato.session.me.query()).member.memberId).toBe('sato.taro');
    });

    test('a new password needs the old one, and ends every other session', async () => {
      const [here, elsewhere] = [await company.signIn('ito.ren'), await company.signIn('ito.ren')];
      const next = 'a much better one';
      await expect(here.profile.changePassword.mutate({ current: 'wrong', next })).rejects.toMatchObject({
        data: { denial: { code: 'passwordWrong' } },
      });
      await here.profile.changePassword.mutate({ current: castPassword, next });
      await expect(elsewhere.session.me.query()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
      expect((await here.session.me.query()).member.memberId).toBe('ito.ren');
      expect([(await enter('ito.ren')).status, (await enter('ito.ren', next)).status]).toEqual([401, 200]);
    });

    test('nobody makes an account or changes one through the sign-in library', async () => {
      const cookie = await company.cookieOf('sato.taro');
      for (const path of [
        'sign-up/email',
        'sign-in/email',
        'update-user',
        'change-email',
        'change-password',
        'delete-user',
        'is-username-available',
        'get-session',
      ]) {
        const answer = await fetch(`${company.app.url}/api/auth/${path}`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify({ email: 'a@b.example', password: castPassword, name: 'x', username: 'mallory' }),
        });
        expect([path, answer.status]).toEqual([path, 404]);
      }
    });
  });
}
