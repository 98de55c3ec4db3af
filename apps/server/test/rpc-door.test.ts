import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

describe('the door of the verbs', () => {
  const stage = stageOn(testDatabases[0]!);
  let cookie: string;
  beforeAll(async () => {
    cookie = await stage.company.cookieOf('sato.taro');
  });

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${stage.company.app.url}/trpc/${path}`, { headers: { cookie, ...headers } });

  it.each(['feed%252Eevents', 'feed%252eevents?input=%7B%7D', 'feed.events,feed.events?batch=1', 'feed'])(
    'there is one way to the feed, and it is not %s',
    async (path) => {
      for (const accept of ['text/event-stream', 'application/jsonl', '*/*']) {
        const answer = await ask(path, { accept });
        const text = await answer.text();
        expect(text).toMatch(/NOT_FOUND|BAD_REQUEST/);
        expect(text).not.toContain('"result"');
      }
    },
  );

  it('takes as many calls in one request as the app sends, and no more', async () => {
    const batch = (count: number) => ask(`${Array(count).fill('session.me').join(',')}?batch=1`);
    const taken = await batch(8);
    expect([taken.status, ((await taken.json()) as unknown[]).length]).toEqual([200, 8]);
    const refused = await batch(9);
    expect([refused.status, (await refused.text()).includes('sato')]).toEqual([400, false]);
  });

  it('names a few mistakes, however many there are', async () => {
    const wrong = Array(20_000).fill(0);
    const inputs: [string, object][] = [
      ['room.create', { memberIds: wrong, contactIds: wrong }],
      ['room.create', { memberIds: Array(500).fill(0), contactIds: Array(500).fill(0) }],
      ['message.post', { id: randomUUID(), roomId: 'r', content: { kind: 'text', text: 'x', emojis: wrong } }],
    ];
    for (const [path, input] of inputs) {
      const answer = await fetch(`${stage.company.app.url}/trpc/${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const text = await answer.text();
      expect(answer.status).toBe(400);
      expect(text.length).toBeLessThan(1000);
      expect(text).toContain('"invalid":[{');
    }
  });

  it('says how long its answer is in one way, also line by line', async () => {
    const { rawHeaders, body } = await raw('session.me?batch=1', { cookie, 'trpc-accept': 'application/jsonl' });
    const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    expect(names.filter((name) => name === 'content-length' || name === 'transfer-encoding')).toHaveLength(1);
    expect(body).toContain('佐藤 太郎');
  });

  /** With headers as they stand on the wire. */
  function raw(path: string, headers: Record<string, string>): Promise<{ rawHeaders: string[]; body: string }> {
    return new Promise((resolve, reject) => {
      const asked = request(`${stage.company.app.url}/trpc/${path}`, { headers }, async (answer) => {
        let body = '';
        for await (const part of answer.setEncoding('utf8')) body += part;
        resolve({ rawHeaders: answer.rawHeaders, body });
      });
      asked.on('error', reject).end();
    });
  }
});
