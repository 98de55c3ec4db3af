import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

/** What an honest request is told when its time is over: it is heard for much longer than who was refused. */
const heardOut = /^HTTP\/1.1 408 /m;

describe('a stranger who promises much and sends drop by drop', () => {
  const stage = stageOn(testDatabases[0]!);

  const doors: [string, string, string, number][] = [
    ['a file', 'PUT', `/media/uploads/${randomUUID()}?room=x&name=x`, 401],
    ['a poster', 'PUT', `/media/uploads/${randomUUID()}/poster?room=x&name=x`, 401],
    ['the webhook of no channel', 'POST', `/line/webhook/${randomBytes(18).toString('base64url')}`, 404],
    ['a photo', 'PUT', '/media/photo', 401],
    ['a verb', 'POST', '/trpc/message.post', 413],
    ['a sign-in', 'POST', '/api/auth/sign-in/username', 413],
  ];

  it.concurrent.for(doors)(
    'is refused before the body, then hung up on: %s',
    async ([, method, path, status], { expect }) => {
      const answer = await answerWithoutBody(method, path, 'drops');
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).not.toMatch(heardOut);
    },
  );

  it('is not heard out where LINE comes in', async () => {
    const path = `/line/webhook/${randomBytes(18).toString('base64url')}`;
    expect(await answerWithoutBody('POST', path, 'drops')).toMatch(/^connection: close\r$/im);
  });

  it('is refused before the body where LINE comes in without a signature', async () => {
    const channel = await stage.company.connectChannel('佐藤', ['sato.taro']);
    const { pathname } = new URL(channel.webhook.endpoint!);
    expect(await answerWithoutBody('POST', pathname, 'nothing')).toMatch(/^HTTP\/1.1 401 /);
  });

  /** What the server says to a request of a megabyte of which nothing came yet; with drops, what it said until it hung up. */
  async function answerWithoutBody(method: string, path: string, then: 'drops' | 'nothing'): Promise<string> {
    const { hostname, port } = new URL(stage.company.app.url);
    const socket = connect(Number(port), hostname).on('error', () => {});
    let answer = '';
    socket.on('data', (data) => (answer += data));
    // Not by `once`, which fails with the reset that this is about.
    const closed = new Promise((done) => socket.on('close', done));
    const headers = `Host: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 1000000`;
    socket.write(`${method} ${path} HTTP/1.1\r\n${headers}\r\n\r\n`);
    await once(socket, 'data');
    const drops = setInterval(() => then === 'drops' && socket.write('x'), 200);
    try {
      if (then === 'drops') await closed;
    } finally {
      clearInterval(drops);
      socket.destroy();
    }
    return answer;
  }
});
