import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFor, type RunningCompany, startCompany } from '../dev/start-app.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

let database: TestDatabase;
let company: RunningCompany;
let cookie: string;
beforeAll(async () => {
  database = await testDatabases[0]!.create();
  company = await startCompany({ database: database.url, directory: database.directory });
  cookie = await company.cookieOf('sato.taro');
});
afterAll(async () => {
  await company.close();
  await database.drop();
});

/** The beginning that every PNG has, and as many bytes as wanted. */
function png(width: number, height: number, bytes = 100): Buffer {
  const photo = Buffer.alloc(bytes);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(photo);
  photo.writeUInt32BE(width, 16);
  photo.writeUInt32BE(height, 20);
  return photo;
}

function put(body: Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${company.app.url}/media/photo`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'image/png', ...headers },
    body: new Uint8Array(body),
  });
}

const files = () => readdir(join(database.directory, 'media', 'photos'));
const me = async () => (await clientFor(company.app.url, cookie).session.me.query()).member;
const refusal = { denial: { code: 'photoNotUsable', params: { limitBytes: 1_000_000 } } };

test('a member’s photo has an address that anybody who knows it may open, and may keep', async () => {
  const photo = png(640, 640);
  const answer = await put(photo);
  expect(answer.status).toBe(200);
  const { photoUrl } = (await answer.json()) as { photoUrl: string };
  expect(photoUrl).toMatch(/^\/media\/photos\/[\w-]{24}\.png$/);
  expect((await me()).photoUrl).toBe(photoUrl);
  const seen = await fetch(company.app.url + photoUrl);
  expect(Buffer.from(await seen.arrayBuffer())).toEqual(photo);
  expect(seen.headers.get('content-type')).toBe('image/png');
  expect(seen.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('a new photo has a new address, and the old file is gone; so is the last one when it is deleted', async () => {
  const before = ((await (await put(png(100, 100))).json()) as { photoUrl: string }).photoUrl;
  const after = ((await (await put(png(200, 200))).json()) as { photoUrl: string }).photoUrl;
  expect(after).not.toBe(before);
  expect((await fetch(company.app.url + before)).status).toBe(404);
  expect(await files()).toHaveLength(1);
  const deleted = await fetch(`${company.app.url}/media/photo`, { method: 'DELETE', headers: { cookie } });
  expect(deleted.status).toBe(200);
  expect((await me()).photoUrl).toBeNull();
  expect(await files()).toEqual([]);
});

test('what LINE could not show is refused: no PNG, not square, too large, too many bytes', async () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707', 'hex');
  for (const photo of [jpeg, Buffer.alloc(0), png(640, 480), png(0, 0), png(2049, 2049), png(64, 64, 1_000_001)]) {
    const answer = await put(photo);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual(refusal);
  }
  expect(await (await put(png(64, 64), { 'content-type': 'image/svg+xml' })).json()).toEqual(refusal);
  expect((await put(png(2048, 2048, 1_000_000))).status).toBe(200);
});

test('without a session nothing is stored', async () => {
  const before = await files();
  expect((await put(png(64, 64), { cookie: '' })).status).toBe(401);
  expect(await files()).toEqual(before);
});

test('no address leads out of the photos’ folder', async () => {
  for (const key of ['..%2F..%2Fsecret', '%2e%2e%2fsecret', 'a'.repeat(24)]) {
    expect((await fetch(`${company.app.url}/media/photos/${key}.png`)).status).toBe(404);
  }
});
