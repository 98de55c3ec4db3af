import { describe, expect, it } from 'vitest';
import { stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

describe('a link preview of an invitation', () => {
  const stage = stageOn(testDatabases[0]!);
  const open = (code: string, accept?: string) =>
    fetch(`${stage.company.app.url}/i/${code}`, accept === undefined ? {} : { headers: { accept } });

  it('names member and company, whatever the program that asks accepts', async () => {
    const taro = await stage.screenOf('sato.taro');
    await stage.company.connectChannel('佐藤', ['sato.taro']);
    const { invitation } = await taro.invitation.mine.query();
    for (const accept of [undefined, '*/*', 'image/*,application/json', 'text/html']) {
      const page = await open(invitation!.code, accept);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const html = await page.text();
      expect(html).toContain('<title>佐藤 太郎・縁側商事</title>');
      expect(html).toContain('<meta property="og:title" content="佐藤 太郎・縁側商事">');
      expect(html).toMatch(/<meta property="og:image" content="http[^"]+icon-512\.png">/);
      expect(html.match(/<title>/g)).toHaveLength(1);
    }
  });

  it('of a link that is no more says nothing of anybody, and is a page all the same', async () => {
    const page = await open('AAAA-AAAA-AAAA');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).not.toContain('og:title');
  });
});
