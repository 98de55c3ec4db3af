import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { webApp } from './web-app.ts';

let root: string;
let http: FastifyInstance;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'engawa-web-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Engawa</title>');
  await writeFile(join(root, 'service-worker.js'), 'self.x = 1;');
  await writeFile(join(root, 'assets', 'app-abc123.js'), 'let plain;');
  await writeFile(join(root, 'assets', 'app-abc123.js.br'), 'compressed');
  await writeFile(join(root, 'assets', 'app-abc123.js.gz'), 'zipped');
  http = Fastify();
  await http.register(webApp(root));
});
afterEach(async () => {
  await http.close();
  await rm(root, { recursive: true });
});

const page = { accept: 'text/html,*/*;q=0.8' };

test('every address a person opens gets the page, which may not be kept', async () => {
  for (const url of ['/', '/rooms/42', '/i/ABCDEFGHJK']) {
    const answer = await http.inject({ url, headers: page });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>Engawa</title>');
    expect(answer.headers['cache-control']).toBe('no-cache');
  }
});

test('files with a hash in their name are kept for ever, the service worker never', async () => {
  const asset = await http.inject({ url: '/assets/app-abc123.js' });
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.etag).toBeDefined();
  expect((await http.inject({ url: '/service-worker.js' })).headers['cache-control']).toBe('no-cache');
});

test('a file compressed by the build is sent as it is', async () => {
  const answer = await http.inject({ url: '/assets/app-abc123.js', headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBe('br');
  expect(answer.body).toBe('compressed');
  const zipped = await http.inject({ url: '/assets/app-abc123.js', headers: { 'accept-encoding': 'gzip' } });
  expect([zipped.headers['content-encoding'], zipped.body]).toEqual(['gzip', 'zipped']);
  expect(zipped.headers['content-type']).toMatch(/javascript; charset=utf-8$/);
  expect((await http.inject({ url: '/assets/app-abc123.js' })).body).toBe('let plain;');
  expect((await http.inject({ url: '/assets/app-abc123.js.br' })).statusCode).toBe(404);
});

test('what is unchanged is not sent again', async () => {
  const { headers } = await http.inject({ url: '/service-worker.js' });
  const again = await http.inject({ url: '/service-worker.js', headers: { 'if-none-match': headers.etag as string } });
  expect(again.statusCode).toBe(304);
});

test('a file that is not there is not answered with the page: an old script would try to run it', async () => {
  const answer = await http.inject({ url: '/assets/gone.js', headers: { accept: '*/*' } });
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toEqual({ error: 'notFound' });
});

test('API paths never get the page', async () => {
  for (const url of ['/api/none', '/trpc', '/media/none', '/line/none?x=1', '/f/none/x', '/healthz?x']) {
    expect((await http.inject({ url, headers: page })).statusCode).toBe(404);
  }
  expect((await http.inject({ url: '/rooms', method: 'POST', headers: page })).statusCode).toBe(404);
});

test('before the build, a sentence says what is missing', async () => {
  const bare = Fastify();
  await bare.register(webApp(join(root, 'nothing')));
  const answer = await bare.inject({ url: '/', headers: page });
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain('not built');
  await bare.close();
});
