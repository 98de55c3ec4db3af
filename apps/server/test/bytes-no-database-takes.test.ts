import { describe, expect, it } from 'vitest';
import { stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`a stranger who sends a NUL to ${database.name}`, () => {
    const stage = stageOn(database);
    const at = (path: string) => `${stage.company.app.url}${path}`;
    const json = (body: unknown) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

    it('as the key of a webhook, is told that there is no such channel', async () => {
      expect((await fetch(at('/line/webhook/a%00b'), json({ events: [] }))).status).toBe(404);
    });

    it('as the code of an invitation, is told that it does not hold', async () => {
      const input = encodeURIComponent(JSON.stringify({ code: 'A\u0000B' }));
      const answer = await fetch(at(`/trpc/invitation.page?input=${input}`));
      expect([answer.status, await answer.json()]).toEqual([200, { result: { data: null } }]);
    });

    it('as the address of a file, is told that there is none', async () => {
      const cookie = await stage.company.cookieOf('sato.taro');
      for (const path of ['/f/a%00b', '/f/a%00b/download', '/media/line/a%00b/original.jpg', '/media/files/a%00b']) {
        expect([path, (await fetch(at(path), { headers: { cookie } })).status]).toEqual([path, 404]);
      }
    });

    it('as a member id, is told that id and password do not fit', async () => {
      const guess = json({ username: 'sato\u0000taro', password: 'engawa-demo' });
      expect((await fetch(at('/api/auth/sign-in/username'), guess)).status).toBe(401);
    });
  });
}
