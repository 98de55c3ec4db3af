import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { basename, join } from 'node:path';
import { type Arrival, arrivalOf, type Denial, type MediaView } from '@engawa/domain';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { freeBytes } from '../src/media/disk-room.ts';
import { sniff } from '../src/media/sniff.ts';
import { MediaStorage } from '../src/media/storage.ts';
import { MediaUpkeep } from '../src/media/upkeep.ts';
import { deleteMedia } from '../src/store/media.ts';
import { byServer } from '../src/store/who.ts';
import { roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { bombPng, box, movingGif, mp4, photoWithPlace, seeThroughPng } from './pictures.ts';

type Answer = { media: MediaView; arrival: Arrival; denial: Denial };

describe('files that members send', () => {
  const stage = stageOn(testDatabases[0]!, { MEDIA_MAX_BYTES: '5000000', UPLOADS_MAX_BYTES: '40000000' });
  let taro: MemberClient;
  let cookie: string;
  /** Of 佐藤, 鈴木 and 高橋; of 佐藤 with a LINE user. */
  let site: string;
  let talk: string;

  beforeAll(async () => {
    const { company } = stage;
    taro = await stage.screenOf('sato.taro');
    cookie = await company.cookieOf('sato.taro');
    const memberIds = [company.cast['suzuki.aoi']!, company.cast.takahashi!];
    site = (await taro.room.create.mutate({ memberIds, contactIds: [], name: '現場' })).room.id;
    const channel = await company.connectChannel('佐藤', ['sato.taro']);
    const user = company.line.createUser({ displayName: '田中 美咲' });
    await user.addsFriend(channel);
    await user.says(channel, 'こんにちは');
    talk = await soon(async () => (await roomWith(taro, '田中 美咲'))!.room.id);
  });

  type Put = { room?: string; name?: string; type?: string; id?: string; as?: string; query?: string };

  function put(
    body: Buffer,
    {
      room = site,
      name = 'x',
      type = 'application/octet-stream',
      id = randomUUID(),
      as = cookie,
      query = '',
    }: Put = {},
  ) {
    const address = `${stage.company.app.url}/media/uploads/${id}?room=${room}&name=${encodeURIComponent(name)}${query}`;
    return fetch(address, { method: 'PUT', headers: { cookie: as, 'content-type': type }, body: new Uint8Array(body) });
  }
  const uploaded = async (body: Buffer, options: Put = {}) => (await (await put(body, options)).json()) as Answer;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(stage.company.app.url + path, { headers: { cookie, ...headers } });
  const post = (roomId: string, mediaId: string) =>
    taro.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'media', mediaId } });
  const folder = (name: string) => join(stage.database.directory, 'media', name);
  const filesIn = async (name: string) =>
    (await readdir(folder(name), { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();

  it('a photo is stored as it is, with a small picture, upright sizes and its name', async () => {
    const photo = await photoWithPlace();
    const { media, arrival } = await uploaded(photo, { name: '現場 写真.jpg' });
    expect(media).toMatchObject({ status: 'ready', mimeType: 'image/jpeg', width: 600, height: 800, thumb: true });
    expect(media).toMatchObject({ name: '現場 写真.jpg', bytes: photo.length });
    expect(arrival).toBe('image');
    const seen = await get(`/media/files/${media.id}`);
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(photo);
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
    expect(seen.headers.get('content-security-policy')).toContain('sandbox');
    const named = seen.headers.get('content-disposition');
    expect(named).toBe(`inline; filename="__ __.jpg"; filename*=UTF-8''${encodeURIComponent('現場 写真.jpg')}`);
    const thumb = await get(`/media/files/${media.id}/thumb`);
    expect(thumb.headers.get('content-type')).toBe('image/webp');
    expect(thumb.headers.get('cache-control')).toBe('private, no-store');
  });

  it('parts can be asked for; beyond the end there are none', async () => {
    const film = mp4('vide', { padding: 5000 });
    const { media } = await uploaded(film, { type: 'video/mp4' });
    expect(media).toMatchObject({ mimeType: 'video/mp4', width: 640, height: 360, durationMs: 2000 });
    const part = await get(`/media/files/${media.id}`, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${film.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(film.subarray(10, 20));
    expect((await get(`/media/files/${media.id}`, { range: 'bytes=99999-' })).status).toBe(416);
    const end = await get(`/media/files/${media.id}`, { range: 'bytes=-7' });
    expect([end.status, Buffer.from(await end.arrayBuffer())]).toEqual([206, film.subarray(-7)]);
    for (const several of ['bytes=0-1,5-9', 'seconds=0-1']) {
      const whole = await get(`/media/files/${media.id}`, { range: several });
      expect([several, whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([several, 200, film.length]);
    }
    const changed = await get(`/media/files/${media.id}`, { range: 'bytes=0-1', 'if-range': '"another"' });
    expect([changed.status, (await changed.arrayBuffer()).byteLength]).toEqual([200, film.length]);
    expect((await get(`/media/files/${media.id}`, { 'if-match': '"another"' })).status).toBe(412);
  });

  it('the same upload twice is one file, also when both come at once', async () => {
    const id = randomUUID();
    const before = (await filesIn('blobs')).length;
    const photo = await seeThroughPng(40, 30);
    const both = await Promise.all([uploaded(photo, { id }), uploaded(photo, { id })]);
    expect(both[0]).toEqual(both[1]);
    expect(await uploaded(Buffer.from('other words'), { id })).toEqual(both[0]);
    expect((await filesIn('blobs')).length - before).toBe(2);
    expect(await filesIn('drafts')).toEqual([]);
  });

  it('what browsers would run is a file to be saved, never a page', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    for (const [body, type] of [
      [svg, 'image/svg+xml'],
      [html, 'text/html'],
      [html, 'text/javascript'],
    ] as const) {
      const { media } = await uploaded(body, { type, name: '../../etc/passwd\u202Egnp.html' });
      expect(media.name).toBe('passwdgnp.html');
      expect(media.thumb).toBe(false);
      const seen = await get(`/media/files/${media.id}`);
      expect(seen.headers.get('content-type')).toBe('application/octet-stream');
      expect(seen.headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(await filesIn('blobs')).not.toContain('passwd');
  });

  it('a broken picture is refused as one, and goes as a file when its sender says so', async () => {
    const before = await filesIn('blobs');
    const photo = await photoWithPlace();
    const half = photo.subarray(0, photo.length / 2);
    const answer = await put(half, { name: 'half.jpg', type: 'image/jpeg' });
    expect([answer.status, await answer.json()]).toEqual([403, { denial: { code: 'mediaNotReadable', params: {} } }]);
    expect(await filesIn('blobs')).toEqual(before);
    expect(await filesIn('drafts')).toEqual([]);
    const { media, arrival } = await uploaded(half, {
      name: 'half.jpg',
      type: 'image/jpeg',
      room: talk,
      query: '&as=file',
    });
    expect([media.status, media.thumb, arrival]).toEqual(['ready', false, 'link']);
    expect(Buffer.from(await (await get(`/media/files/${media.id}`)).arrayBuffer())).toEqual(half);
  });

  it('what only says that it is a picture, or would fill the memory, is a file', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    for (const [name, body] of [
      ['photo.png', html],
      ['black.png', await bombPng()],
    ] as const) {
      const { media, arrival } = await uploaded(body, { name, type: 'image/png', room: talk });
      expect([name, media.thumb, media.width, arrival]).toEqual([name, false, null, 'link']);
    }
  });

  it.each([
    ['animated-apng.png', 'image/png', 'image'],
    ['big-25mp-progressive.jpg', 'image/jpeg', 'image'],
    ['big-30mp.webp', 'image/webp', 'image'],
    ['heic-as.jpg', 'image/jpeg', 'link'],
    ['opus-in.mp4', 'audio/mp4', 'link'],
  ])('what is promised of %s by its bytes is what becomes of it', async (name, type, promise) => {
    const path = join(import.meta.dirname, 'fixtures', name);
    const { mimeType, ...look } = await sniff(path, type);
    expect(arrivalOf({ ...look, mimeType: mimeType! })).toBe(promise);
    const { media, arrival } = await uploaded(await readFile(path), { name, type, room: talk });
    expect([media.status, arrival]).toEqual(['ready', promise]);
    expect(media.thumb).toBe(promise === 'image');
  });

  it('a photo of 108 million pixels is made smaller for LINE', async () => {
    const create = { width: 12_000, height: 9000, channels: 3 as const, background: '#446688' };
    const photo = await sharp({ create, limitInputPixels: false }).jpeg({ quality: 30 }).toBuffer();
    const { media, arrival } = await uploaded(photo, { name: 'photo.jpg', type: 'image/jpeg', room: talk });
    expect([media.width, media.height, media.thumb, arrival]).toEqual([12_000, 9000, true, 'image']);
  });

  it('four gigabytes are refused before the first byte, with the limit', async () => {
    const answer = await answerTo({ 'content-length': String(4 * 1024 ** 3) });
    expect(answer).toEqual({
      status: 413,
      body: { denial: { code: 'mediaTooLarge', params: { bytes: 4 * 1024 ** 3, limitBytes: 5_000_000 } } },
    });
    expect((await answerTo({ 'transfer-encoding': 'chunked' })).status).toBe(411);
  });

  it('one member’s files that are not posted have a limit together; what is posted or put away counts no more', async () => {
    const aoi = await stage.screenOf('suzuki.aoi');
    const as = await stage.company.cookieOf('suzuki.aoi');
    const ids: string[] = [];
    const refused = { denial: { code: 'uploadsTakeTooMuch', params: { limitBytes: 40_000_000 } } };
    for (let sent = 0; sent < 8; sent++) {
      const { media } = await uploaded(Buffer.alloc(4_900_000), { as });
      ids.push(media.id);
    }
    const ninth = () => put(Buffer.alloc(4_900_000), { as });
    const answer = await ninth();
    expect([answer.status, await answer.json()]).toEqual([403, refused]);
    expect((await put(Buffer.from('of somebody else'))).status).toBe(200);
    const content = { kind: 'media' as const, mediaId: ids[0]! };
    await aoi.message.post.mutate({ id: randomUUID(), roomId: site, content });
    expect((await ninth()).status).toBe(200);
    expect((await ninth()).status).toBe(403);
    const gone = await fetch(`${stage.company.app.url}/media/uploads/${ids[1]}`, {
      method: 'DELETE',
      headers: { cookie: as },
    });
    expect(gone.status).toBe(200);
    expect((await ninth()).status).toBe(200);
  });

  it('one member may have ten files on the way, and one that breaks off makes room', async () => {
    const begun = Array.from({ length: 10 }, () => {
      const upload = openUpload({ 'content-length': '1000' });
      upload.on('error', () => {});
      upload.write('x');
      return upload;
    });
    await soon(async () => expect(await filesIn('drafts')).toHaveLength(10));
    const answer = await put(Buffer.from('the eleventh'));
    const refused = { denial: { code: 'tooManyUploads', params: { limit: 10 } } };
    expect([answer.status, await answer.json()]).toEqual([429, refused]);
    for (const upload of begun) upload.destroy();
    await soon(async () => expect((await put(Buffer.from('the eleventh'))).status).toBe(200));
  });

  it('a disk that fails is no fault of the sender’s: the server says that it is in trouble', async () => {
    const drafts = folder('drafts');
    await rename(drafts, `${drafts}-away`);
    await writeFile(drafts, 'no folder');
    const answer = await put(Buffer.alloc(4_000_000));
    await rm(drafts);
    await rename(`${drafts}-away`, drafts);
    expect(answer.status).toBe(500);
  });

  it('an upload that breaks off leaves nothing behind', async () => {
    const before = await filesIn('blobs');
    const upload = openUpload({ 'content-length': '4000000' });
    upload.on('error', () => {});
    upload.write(Buffer.alloc(1_000_000));
    await soon(async () => expect(await filesIn('drafts')).toHaveLength(1));
    upload.destroy();
    await soon(async () => expect(await filesIn('drafts')).toEqual([]));
    expect(await filesIn('blobs')).toEqual(before);
  });

  it('nobody else sees a file before it is posted; then those in the room do, and strangers never', async () => {
    const { media } = await uploaded(await seeThroughPng(20, 20));
    const aoi = await stage.company.cookieOf('suzuki.aoi');
    const ren = await stage.company.cookieOf('ito.ren');
    const statuses = async () => {
      const seen = await Promise.all(
        [cookie, aoi, ren, ''].map((as) => get(`/media/files/${media.id}`, { cookie: as })),
      );
      return seen.map(({ status }) => status);
    };
    expect(await statuses()).toEqual([200, 404, 404, 404]);
    await post(site, media.id);
    expect(await statuses()).toEqual([200, 200, 404, 404]);
    for (const path of ['/media/files/none', '/media/files/..%2F..%2Fsecret', `/media/line/${media.id}/original.png`]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it('who comes into an internal room later does not see the files of before', async () => {
    const memberIds = [stage.company.cast['suzuki.aoi']!];
    const { room } = await taro.room.create.mutate({ memberIds, contactIds: [] });
    const before = await uploaded(await seeThroughPng(20, 20), { room: room.id });
    await post(room.id, before.media.id);
    await taro.room.invite.mutate({ roomId: room.id, memberIds: [stage.company.cast['ito.ren']!] });
    const after = await uploaded(await seeThroughPng(20, 20), { room: room.id });
    await post(room.id, after.media.id);
    const ren = await stage.company.cookieOf('ito.ren');
    const seen = [before, after].map(({ media }) => get(`/media/files/${media.id}`, { cookie: ren }));
    expect((await Promise.all(seen)).map(({ status }) => status)).toEqual([404, 200]);
  });

  it('who may not write into a room uploads nothing into it', async () => {
    const aoi = await stage.company.cookieOf('suzuki.aoi');
    const bytes = Buffer.from('x');
    expect((await put(bytes, { room: talk, as: aoi })).status).toBe(404);
    expect((await put(bytes, { as: '' })).status).toBe(401);
    expect((await put(bytes, { id: 'not-a-uuid' })).status).toBe(404);
    await stage.company.app.parts.store.write(byServer, (tx) =>
      tx.db.updateTable('member').set({ external_talk_at: null }).where('member_id', '=', 'sato.taro').execute(),
    );
    const answer = await put(bytes, { room: talk });
    await stage.company.app.parts.store.write(byServer, (tx) =>
      tx.db.updateTable('member').set({ external_talk_at: tx.now }).where('member_id', '=', 'sato.taro').execute(),
    );
    expect(await answer.json()).toEqual({ denial: { code: 'externalTalkRequired', params: {} } });
  });

  it('an upload that is cancelled is gone; one that is posted cannot be', async () => {
    const { media } = await uploaded(Buffer.from('見積'), { name: '見積.txt' });
    const cancel = (id: string) =>
      fetch(`${stage.company.app.url}/media/uploads/${id}`, { method: 'DELETE', headers: { cookie } });
    expect((await cancel(media.id)).status).toBe(200);
    expect((await get(`/media/files/${media.id}`)).status).toBe(404);
    const kept = await uploaded(Buffer.from('見積'));
    await post(site, kept.media.id);
    expect((await cancel(kept.media.id)).status).toBe(404);
    await expect(post(site, kept.media.id)).rejects.toThrow();
  });

  it('LINE gets a picture upright, without its place, as JPEG or PNG, with a preview, at addresses nobody guesses', async () => {
    const cases = [
      { body: await photoWithPlace(), ending: 'jpg', type: 'image/jpeg', size: [600, 800] },
      { body: await seeThroughPng(500, 300), ending: 'png', type: 'image/png', size: [500, 300] },
      { body: await movingGif(64), ending: 'png', type: 'image/png', size: [64, 64] },
    ] as const;
    for (const { body, ending, type, size } of cases) {
      const { media } = await uploaded(body, { room: talk });
      await post(talk, media.id);
      const row = await mediaRow(media.id);
      expect(row.line_key).toMatch(/^[\w-]{24}$/);
      const address = `/media/line/${row.line_key}/original.${ending}`;
      const original = await get(address, { cookie: '' });
      expect(original.headers.get('content-type')).toBe(type);
      expect(original.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(original.headers.get('cache-control')).toBe('private, max-age=86400');
      expect(original.headers.get('set-cookie')).toBeNull();
      const bytes = Buffer.from(await original.arrayBuffer());
      expect(original.headers.get('content-length')).toBe(String(bytes.length));
      expect(bytes.includes('Exif')).toBe(false);
      const { default: sharp } = await import('sharp');
      const { width, height, exif, pages } = await sharp(bytes).metadata();
      expect([width, height, exif, pages]).toEqual([...size, undefined, undefined]);
      const head = await fetch(stage.company.app.url + address, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
      expect((await get(address, { range: 'bytes=0-0' })).status).toBe(206);
      const preview = await get(`/media/line/${row.line_key}/preview.jpg`);
      expect(preview.headers.get('content-type')).toBe('image/jpeg');
    }
  });

  it('a video for LINE has a picture in its own shape, and a better one when the browser brings it', async () => {
    const { media, arrival } = await uploaded(mp4('vide', { width: 360, height: 640 }), {
      room: talk,
      type: 'video/mp4',
    });
    expect(arrival).toBe('video');
    const first = await mediaRow(media.id);
    expect(first.line_preview_key).not.toBeNull();
    const poster = await photoWithPlace(360, 640);
    const address = `${stage.company.app.url}/media/uploads/${media.id}/poster`;
    const answer = await fetch(address, { method: 'PUT', headers: { cookie }, body: new Uint8Array(poster) });
    expect(await answer.json()).toMatchObject({ media: { id: media.id, thumb: true } });
    expect((await get(`/media/files/${media.id}/thumb`)).status).toBe(200);
  });

  it('LINE gets a video without the place where it was taken, whole and in parts; members get it as it was sent', async () => {
    const place = Buffer.from('+35.0112+135.7681/');
    const film = Buffer.concat([mp4('vide'), box('moov', box('udta', box('\xa9xyz', place))), box('free', place)]);
    const { media } = await uploaded(film, { room: talk, type: 'video/mp4' });
    await post(talk, media.id);
    const bytesAt = async (path: string, range?: string) =>
      Buffer.from(await (await get(path, range ? { range } : {})).arrayBuffer());
    expect(await bytesAt(`/media/files/${media.id}`)).toEqual(film);
    const address = `/media/line/${(await mediaRow(media.id)).line_key}/original.mp4`;
    const sent = await bytesAt(address);
    expect([sent.length, sent.includes(place)]).toEqual([film.length, false]);
    expect(sent.subarray(0, mp4('vide').length)).toEqual(mp4('vide'));
    const from = film.indexOf(place) + 3;
    expect(await bytesAt(address, `bytes=${from}-`)).toEqual(sent.subarray(from));
    expect(await bytesAt(address, 'bytes=-9')).toEqual(sent.subarray(-9));
    const head = await fetch(stage.company.app.url + address, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(film.length)]);
  });

  it('the picture of a video that comes after the video was posted changes nothing', async () => {
    const { media } = await uploaded(mp4('vide'), { room: talk, type: 'video/mp4' });
    const poster = await photoWithPlace();
    const address = `${stage.company.app.url}/media/uploads/${media.id}/poster`;
    const headers = { cookie, 'content-type': 'image/jpeg', 'content-length': poster.length };
    const late = request(address, { method: 'PUT', headers });
    late.write(poster.subarray(0, 1000));
    const draftsBefore = await soon(async () => {
      const drafts = await filesIn('drafts');
      expect(drafts).not.toEqual([]);
      return drafts;
    });
    await post(talk, media.id);
    const row = await stage.company.app.parts.store.db
      .selectFrom('media')
      .selectAll()
      .where('id', '=', media.id)
      .executeTakeFirstOrThrow();
    const preview = async () => Buffer.from(await (await get(`/media/line/${row.line_key}/preview.jpg`)).arrayBuffer());
    const before = await preview();
    const status = new Promise((done, fail) =>
      late.on('response', (answer) => done(answer.statusCode)).on('error', fail),
    );
    late.end(poster.subarray(1000));
    expect(await status).toBe(404);
    expect(await preview()).toEqual(before);
    expect(await filesIn('drafts')).not.toContain(draftsBefore[0]);
  });

  it('a member who takes a picture back in time takes it from LINE’s reach too', async () => {
    const before = await filesIn('blobs');
    await taro.profile.setUndo.mutate({ seconds: 30 });
    const { media } = await uploaded(await photoWithPlace(), { room: talk });
    const { id } = await post(talk, media.id);
    const { line_key } = await mediaRow(media.id);
    const addresses = [`/media/files/${media.id}`, `/media/files/${media.id}/thumb`];
    addresses.push(...['original.jpg', 'preview.jpg'].map((name) => `/media/line/${line_key}/${name}`));
    const statuses = () => Promise.all(addresses.map(async (address) => (await get(address)).status));
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    await taro.message.takeBack.mutate({ messageId: id });
    await taro.profile.setUndo.mutate({ seconds: 0 });
    expect(await statuses()).toEqual([404, 404, 404, 404]);
    expect(await filesIn('blobs')).toEqual(before);
  });

  it('sound in the container of films is sound', async () => {
    const { media, arrival } = await uploaded(mp4('soun', { ms: 3400 }), { room: talk, type: 'audio/mp4' });
    expect([media.mimeType, media.durationMs, arrival]).toEqual(['audio/mp4', 3400, 'audio']);
  });

  it('what nobody posted within a day is removed, and what belongs to nothing', async () => {
    const { store, media: storage, photos, log } = stage.company.app.parts;
    const { media } = await uploaded(Buffer.from('forgotten'));
    const kept = await uploaded(Buffer.from('kept'));
    await post(site, kept.media.id);
    const orphan = storage.newKey();
    await (await storage.draft([Buffer.from('orphan')], 100)).keepAs(orphan);
    const upkeep = new MediaUpkeep(store, storage, photos, log);
    await upkeep.sweep(Date.now());
    expect(await filesIn('blobs')).toContain(orphan);
    expect((await get(`/media/files/${media.id}`)).status).toBe(200);
    await upkeep.sweep(Date.now() + 25 * 60 * 60 * 1000);
    expect(await filesIn('blobs')).not.toContain(orphan);
    expect((await get(`/media/files/${media.id}`)).status).toBe(404);
    expect((await get(`/media/files/${kept.media.id}`)).status).toBe(200);
  });

  it('what a server that died was writing is gone with the next start, what this one writes is not', async () => {
    const { store, media: storage, photos, log } = stage.company.app.parts;
    const dead = new MediaStorage(stage.database.directory, freeBytes, 'dead-process');
    await dead.draft([Buffer.from('half fetched')], 100);
    await writeFile(join(folder('drafts'), 'of-an-older-version'), 'half fetched');
    const own = await storage.draft([Buffer.from('being written')], 100);
    expect(await filesIn('drafts')).toHaveLength(3);
    await new MediaUpkeep(store, storage, photos, log).sweep(Date.now());
    expect(await filesIn('drafts')).toEqual([basename(own.path)]);
    await own.discard();
  });

  it('an empty file is refused with its reason', async () => {
    const answer = await put(Buffer.alloc(0), { name: '空.pdf' });
    expect([answer.status, await answer.json()]).toEqual([403, { denial: { code: 'mediaEmpty', params: {} } }]);
  });

  it('what was taken back is removed also by a server that died before it came to that, and nothing that was posted since', async () => {
    const { store, media: storage, photos, log } = stage.company.app.parts;
    const [takenBack, posted] = [await uploaded(Buffer.from('taken back')), await uploaded(Buffer.from('posted'))];
    const unposted = await mediaRow(posted.media.id);
    await post(site, posted.media.id);
    const gone = await mediaRow(takenBack.media.id);
    await store.write(byServer, async (tx) => {
      await deleteMedia(tx, gone);
      expect(await deleteMedia(tx, unposted)).toEqual([]);
    });
    expect(await filesIn('blobs')).toContain(gone.blob_key);
    await new MediaUpkeep(store, storage, photos, log).sweep(Date.now());
    expect(await filesIn('blobs')).not.toContain(gone.blob_key);
    expect((await get(`/media/files/${posted.media.id}`)).status).toBe(200);
  });

  function mediaRow(id: string) {
    const { db } = stage.company.app.parts.store;
    return db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  function openUpload(headers: Record<string, string>) {
    const address = `${stage.company.app.url}/media/uploads/${randomUUID()}?room=${site}&name=x`;
    return request(address, { method: 'PUT', headers: { cookie, ...headers } });
  }

  function answerTo(headers: Record<string, string>): Promise<{ status: number; body: unknown }> {
    return new Promise((done) => {
      const upload = openUpload(headers);
      upload.on('error', () => {});
      upload.on('response', async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        done({ status: response.statusCode!, body: JSON.parse(Buffer.concat(chunks).toString()) });
        upload.destroy();
      });
      upload.write('x');
    });
  }
});
