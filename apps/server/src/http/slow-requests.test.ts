import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { hangUpOnRefused, limitSlowRequests } from './slow-requests.ts';

let http: FastifyInstance;
beforeEach(async () => {
  http = Fastify();
  limitSlowRequests(http, 1000);
  http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  http.put('/words', async () => 'here');
  http.put('/film', { config: { slowBody: true } }, async () => 'here');
  await http.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => http.close());

/** What is answered to a body whose second half comes when the first would have been given up. */
function answerTo(path: string, secondHalfAfterMs: number): Promise<number> {
  const { port } = http.server.address() as AddressInfo;
  return new Promise((done, fail) => {
    let late: ReturnType<typeof setTimeout>;
    const headers = { 'content-length': '2', 'content-type': 'text/x' };
    const sent = request({ host: '127.0.0.1', port, path, method: 'PUT', headers }, (response) => {
      clearTimeout(late);
      done(response.statusCode!);
    });
    sent.on('error', fail);
    sent.write('a');
    late = setTimeout(() => sent.end('b'), secondHalfAfterMs);
  });
}

test('who sends words for too long is hung up on', async () => {
  expect(await answerTo('/words', 20_000)).toBe(408);
});

test('words in time are heard, and a film may take its time', async () => {
  expect(await answerTo('/words', 1)).toBe(200);
  expect(await answerTo('/film', 1500)).toBe(200);
});

test('who is refused reads why, and is hung up on although they go on sending', async () => {
  const strict = Fastify();
  onTestFinished(() => strict.close());
  hangUpOnRefused(strict, 1);
  strict.addHook('onRequest', async (_request, reply) => reply.code(401).send('no'));
  await strict.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((strict.server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
  // Not by `once`, which fails with the reset that this is about.
  const closed = new Promise((done) => socket.on('close', done));
  let answer = '';
  socket.on('data', (data) => (answer += data));
  socket.write('PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n');
  const drops = setInterval(() => socket.write('x'), 1);
  onTestFinished(() => clearInterval(drops));
  await closed;
  expect(answer).toMatch(/^HTTP\/1.1 401 /);
});

test('nothing of somebody who was refused in the middle of their words is left when they are gone', async () => {
  const refusing = Fastify();
  onTestFinished(() => refusing.close());
  limitSlowRequests(refusing, 600_000);
  hangUpOnRefused(refusing, 600_000);
  refusing.addHook('onRequest', async (_request, reply) => reply.header('connection', 'close').code(401).send('no'));
  await refusing.listen({ host: '127.0.0.1', port: 0 });
  const { port } = refusing.server.address() as AddressInfo;
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  const strangers = Array.from({ length: 20 }, () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.resume().write('PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nx');
    return new Promise((done) => socket.on('close', done));
  });
  await Promise.all(strangers);
  await vi.waitFor(() => expect(timers() - before).toBeLessThan(5));
});
