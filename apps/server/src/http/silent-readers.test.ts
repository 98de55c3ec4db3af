import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { endSilentReaders } from './silent-readers.ts';

const fileBytes = 40_000_000;
const part = Buffer.alloc(100_000);

let http: FastifyInstance | undefined;
let ended: Promise<'whole' | 'hung up'>;
afterEach(() => http?.close());

/** @param ms for which nothing need be read */
async function asked(ms: number) {
  http = Fastify();
  endSilentReaders(http, ms);
  http.get('/file', async (_request, reply) => {
    const { raw } = reply;
    ended = once(raw, 'close').then(() => (raw.writableFinished ? 'whole' : 'hung up'));
    return reply
      .header('content-length', fileBytes)
      .send(Readable.from(Array.from({ length: fileBytes / part.length }, () => part)));
  });
  await http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.address() as AddressInfo;
  return connect(port, '127.0.0.1', function (this: ReturnType<typeof connect>) {
    this.write('GET /file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  }).on('error', () => {});
}

test('who never reads the file that they asked for is hung up on', async () => {
  const socket = await asked(200);
  await once(socket, 'readable');
  expect(await ended).toBe('hung up');
  socket.destroy();
});

test('who reads it gets it whole', async () => {
  const socket = await asked(20_000);
  let came = 0;
  for await (const chunk of socket) came += (chunk as Buffer).length;
  expect(came).toBeGreaterThan(fileBytes);
  expect(await ended).toBe('whole');
});
