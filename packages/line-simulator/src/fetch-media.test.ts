import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../test/world.ts';
import type { Bubble } from './chat.ts';

const photo = Buffer.from('photo');
const sha256 = createHash('sha256').update(photo).digest('hex');

test('What the account sent can be fetched as the phone would fetch it', async () => {
  await using world = await startWorld();
  await using files = await startFileServer();
  const [image, text] = await pushAll(world, [
    { type: 'image', originalContentUrl: `${files.url}/photo`, previewImageUrl: `${files.url}/whole` },
    { type: 'text', text: 'hello' },
  ]);
  expect(await world.line.fetchMedia(image!)).toEqual({
    original: {
      url: `${files.url}/photo`,
      status: 200,
      contentType: 'image/png',
      contentLength: 5,
      bytes: { sha256, length: 5 },
      supportsRange: true,
    },
    preview: expect.objectContaining({ status: 200, bytes: { sha256, length: 5 }, supportsRange: false }),
  });
  expect(await world.line.fetchMedia(text!)).toBeNull();
});

test('A redirect to a login page is seen as what it is', async () => {
  await using world = await startWorld();
  await using files = await startFileServer();
  const [voice] = await pushAll(world, [{ type: 'audio', originalContentUrl: `${files.url}/login`, duration: 1 }]);
  const fetched = await world.line.fetchMedia(voice!);
  expect(fetched).toEqual({ original: expect.objectContaining({ status: 302, supportsRange: false }) });
});

async function pushAll(world: World, messages: object[]): Promise<Bubble[]> {
  await world.tanaka.addsFriend(world.channel);
  const response = await world.call('POST', '/v2/bot/message/push', { to: world.tanaka.userId, messages });
  expect(response.status).toBe(200);
  return world.tanaka.chatWith(world.channel);
}

async function startFileServer() {
  const app = Fastify({ forceCloseConnections: true });
  app.get('/photo', (request, reply) => {
    const isPart = request.headers.range === 'bytes=0-0';
    if (isPart) reply.code(206).header('content-range', 'bytes 0-0/5');
    return reply.type('image/png').send(isPart ? photo.subarray(0, 1) : photo);
  });
  app.get('/whole', (_request, reply) => reply.type('image/png').send(photo));
  app.get('/login', (_request, reply) => reply.redirect('/photo'));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, [Symbol.asyncDispose]: () => app.close() };
}
