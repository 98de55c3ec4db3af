import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFor, type RunningCompany, startCompany } from '../dev/start-app.ts';
import { MediaUpkeep } from '../src/media/upkeep.ts';
import { doomFiles } from '../src/store/media.ts';
import { byServer } from '../src/store/who.ts';
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

function png(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0b6e4f' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 1/1 0/1' } })
    .png()
    .toBuffer();
}

/** The header of a PNG, as many bytes as wanted, and nothing to see. */
function headerOfPng(width: number, height: number, bytes = 33): Buffer {
  const photo = Buffer.alloc(bytes, 'x');
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
  const script = Buffer.from('<script>alert(1)</script>');
  const photo = Buffer.concat([await png(640, 640), script]);
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const answer = await put(photo);
  expect(answer.status).toBe(200);
  const { photoUrl } = (await answer.json()) as { photoUrl: string };
  expect(photoUrl).toMatch(/^\/media\/photos\/[\w-]{24}\.png$/);
  expect((await me()).photoUrl).toBe(photoUrl);
  const seen = await fetch(company.app.url + photoUrl);
  const shown = Buffer.from(await seen.arrayBuffer());
  const { format, width, height, exif } = await sharp(shown).metadata();
  expect({ format, width, height, exif }).toEqual({ format: 'png', width: 640, height: 640, exif: undefined });
  expect(shown.includes(script)).toBe(false);
  expect(await files()).toHaveLength(1);
  expect(seen.headers.get('content-type')).toBe('image/png');
  expect(seen.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(seen.headers.get('content-security-policy')).toContain('sandbox');
  expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a new photo has a new address, and the old file is gone; so is the last one when it is deleted', async () => {
  const before = ((await (await put(await png(100, 100))).json()) as { photoUrl: string }).photoUrl;
  const after = ((await (await put(await png(200, 200))).json()) as { photoUrl: string }).photoUrl;
  expect(after).not.toBe(before);
  expect((await fetch(company.app.url + before)).status).toBe(404);
  expect(await files()).toHaveLength(1);
  const deleted = await fetch(`${company.app.url}/media/photo`, { method: 'DELETE', headers: { cookie } });
  expect(deleted.status).toBe(200);
  expect((await me()).photoUrl).toBeNull();
  expect(await files()).toEqual([]);
});

const urlOf = async (answer: Response) => ((await answer.json()) as { photoUrl: string }).photoUrl;

/** On the disk stands a folder instead, which no removal of a file takes. @returns puts the file back */
async function jam(url: string): Promise<() => Promise<void>> {
  const file = join(database.directory, url);
  const bytes = await readFile(file);
  await rm(file);
  await mkdir(join(file, 'jam'), { recursive: true });
  return async () => {
    await rm(file, { recursive: true });
    await writeFile(file, bytes);
  };
}

function sweep(now: number): Promise<void> {
  const { store, media, photos, log } = company.app.parts;
  return new MediaUpkeep(store, media, photos, log).sweep(now);
}

test('an old photo that the disk does not let go keeps no other file, and goes as soon as it can', async () => {
  const { store, media } = company.app.parts;
  const old = await urlOf(await put(await png(100, 100)));
  const unjam = await jam(old);
  const shown = await urlOf(await put(await png(200, 200)));
  const others = ['-', 'z'].map((letter) => letter.repeat(24));
  for (const key of others) await (await media.draft([Buffer.from('other')], 100)).keepAs(key);
  await store.write(byServer, (tx) => doomFiles(tx, others));
  await sweep(Date.now());
  const isThere = (key: string) => existsSync(media.fileOf(key));
  expect([...(await files()).toSorted(), ...others.filter(isThere)]).toEqual([old, shown].map(nameOf).toSorted());
  await unjam();
  expect(await files()).toHaveLength(2);
  await sweep(Date.now());
  expect(await files()).toEqual([nameOf(shown)]);
});

test('a photo that never became anybody’s goes by and by, and no photo that somebody shows', async () => {
  const { photos } = company.app.parts;
  const shown = await urlOf(await put(await png(100, 100)));
  const colleague = await company.cookieOf('suzuki.aoi');
  const theirs = await urlOf(await put(await png(100, 100), { cookie: colleague }));
  const left = `${await photos.save(await png(100, 100))}.png`;
  await sweep(Date.now());
  expect(await files()).toContain(left);
  await sweep(Date.now() + 60 * 60 * 1000);
  expect((await files()).toSorted()).toEqual([shown, theirs].map(nameOf).toSorted());
});

const nameOf = (url: string) => url.split('/').at(-1)!;

test('an old file that cannot be removed takes nothing from the new photo, nor from its being deleted', async () => {
  const unjam = [await jam(await urlOf(await put(await png(100, 100))))];
  const answer = await put(await png(200, 200));
  expect(answer.status).toBe(200);
  const after = await urlOf(answer);
  expect((await me()).photoUrl).toBe(after);
  expect((await fetch(company.app.url + after)).status).toBe(200);
  unjam.push(await jam(after));
  const deleted = await fetch(`${company.app.url}/media/photo`, { method: 'DELETE', headers: { cookie } });
  expect(deleted.status).toBe(200);
  for (const free of unjam) await free();
});

test('what LINE could not show is refused: no PNG, not square, too large, too many bytes, a header without a picture', async () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707', 'hex');
  const before = await files();
  for (const photo of [
    ...[jpeg, Buffer.alloc(0), await png(640, 480), headerOfPng(0, 0), await png(2049, 2049)],
    ...[headerOfPng(64, 64, 1_000_001), headerOfPng(64, 64), (await png(64, 64)).subarray(0, 100)],
  ]) {
    const answer = await put(photo);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual(refusal);
  }
  expect(await (await put(await png(64, 64), { 'content-type': 'image/svg+xml' })).json()).toEqual(refusal);
  expect(await files()).toEqual(before);
  expect((await put(await png(2048, 2048))).status).toBe(200);
});

test('without a session nothing is stored', async () => {
  const before = await files();
  expect((await put(await png(64, 64), { cookie: '' })).status).toBe(401);
  expect(await files()).toEqual(before);
});

test('no address leads out of the photos’ folder', async () => {
  for (const key of ['..%2F..%2Fsecret', '%2e%2e%2fsecret', 'a'.repeat(24)]) {
    expect((await fetch(`${company.app.url}/media/photos/${key}.png`)).status).toBe(404);
  }
});

test('what a photo came as lies among the drafts meanwhile, which are swept when a server dies', async () => {
  let isKept = false;
  const kept = put(await png(2000, 2000)).finally(() => {
    isKept = true;
  });
  const seen = new Set<string>();
  while (!isKept) for (const name of await files()) seen.add(name);
  expect((await kept).status).toBe(200);
  expect([...seen].filter((name) => !name.endsWith('.png'))).toEqual([]);
});
