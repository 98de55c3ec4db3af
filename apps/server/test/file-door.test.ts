import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { doorTokens } from '../src/http/file-door-style.ts';
import { byServer } from '../src/store/who.ts';
import { outboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { box, mp4, photoWithPlace } from './pictures.ts';

describe('the file door', () => {
  const stage = stageOn(testDatabases[0]!);
  let taro: MemberClient;
  let cookie: string;
  let talk: string;

  beforeAll(async () => {
    const { company } = stage;
    taro = await stage.screenOf('sato.taro');
    cookie = await company.cookieOf('sato.taro');
    const channel = await company.connectChannel('佐藤', ['sato.taro']);
    const user = company.line.createUser({ displayName: '田中 美咲' });
    await user.addsFriend(channel);
    await user.says(channel, 'こんにちは');
    talk = await soon(async () => (await roomWith(taro, '田中 美咲'))!.room.id);
  });

  const bytes = Buffer.from('%PDF-1.7 見積');

  /** A document that was sent into the talk, and the path of its page. */
  async function sent(name = '御見積書 <b>A&B.pdf') {
    const mediaId = randomUUID();
    const address = `${stage.company.app.url}/media/uploads/${mediaId}?room=${talk}&name=${encodeURIComponent(name)}`;
    const headers = { cookie, 'content-type': 'application/pdf' };
    const answer = await fetch(address, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    expect(await answer.json()).toMatchObject({ arrival: 'link' });
    const id = randomUUID();
    const message = await taro.message.post.mutate({ id, roomId: talk, content: { kind: 'media', mediaId } });
    expect(message.content).toMatchObject({ kind: 'file', asLink: true });
    const link = (await taro.media.link.query({ messageId: id }))!;
    return { id, mediaId, path: new URL(link.url).pathname };
  }
  const open = (path: string, init: RequestInit = {}) => fetch(stage.company.app.url + path, init);
  const downloads = async (messageId: string) => (await taro.media.link.query({ messageId }))!.downloads;

  it('says who sent what, how large it is and until when, in the reader’s language, and runs nothing', async () => {
    const { path } = await sent();
    expect(path).toMatch(/^\/f\/[\w-]{32}$/);
    const page = await open(path, { headers: { 'accept-language': 'en-GB,ja;q=0.5' } });
    const html = await page.text();
    expect(page.status).toBe(200);
    for (const words of [
      '佐藤 太郎, 縁側商事',
      '佐藤 太郎\nhas sent you a file',
      '御見積書 _b_A&#38;B.pdf',
      'PDF · 15 B',
      '30 days left',
      'until ',
      'Download',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).toContain('<meta property="og:title" content="御見積書 _b_A&#38;B.pdf">');
    expect(html).not.toMatch(/<script|<b>/);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    const japanese = await (await open(path)).text();
    for (const words of [
      '佐藤 太郎さんから\nファイルが届いています',
      '残り 30 日',
      'ダウンロード',
      '縁側商事へお問い合わせ',
    ])
      expect(japanese).toContain(words);
  });

  it('is read in the language that its reader chooses, under the sender’s face', async () => {
    const { path } = await sent();
    const japanese = await (await open(path)).text();
    expect(japanese).toContain(`href="${path}?lang=en"`);
    expect(japanese).toMatch(/<span class="face"[^>]*>佐</);
    expect(await (await open(`${path}?lang=en`)).text()).toContain('<html lang="en">');
    const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#0b6e4f' } })
      .png()
      .toBuffer();
    const headers = { cookie, 'content-type': 'image/png' };
    const put = await open('/media/photo', { method: 'PUT', headers, body: new Uint8Array(photo) });
    const { photoUrl } = (await put.json()) as { photoUrl: string };
    const page = await open(path);
    expect(await page.text()).toContain(`<img class="face" src="${photoUrl}"`);
    expect(page.headers.get('content-security-policy')).toContain("img-src 'self'");
    expect((await open('/media/photo', { method: 'DELETE', headers: { cookie } })).status).toBe(200);
  });

  it('wears the colours of the app', () => {
    const app = readFileSync(join(import.meta.dirname, '../../../packages/ui/src/tokens.css'), 'utf8');
    for (const [name, [light, dark]] of Object.entries(doorTokens))
      expect(app).toContain(`${name}: light-dark(${light}, ${dark});`);
  });

  it('gives the file to be saved under its name, and counts each download once', async () => {
    const { id, path } = await sent('見積.pdf');
    await open(path);
    await open(`${path}/download`, { method: 'HEAD' });
    expect(await downloads(id)).toBe(0);
    const file = await open(`${path}/download`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
    expect(file.headers.get('content-disposition')).toContain(
      `attachment; filename="__.pdf"; filename*=UTF-8''%E8%A6%8B`,
    );
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect((await open(`${path}/download`, { headers: { range: 'bytes=0-3' } })).status).toBe(206);
    expect((await open(`${path}/download`, { headers: { range: 'bytes=4-' } })).status).toBe(206);
    expect(await downloads(id)).toBe(2);
  });

  it('closes when it is withdrawn or its time is over, and opens when it is prolonged', async () => {
    const { id, path } = await sent();
    expect((await taro.media.revokeLink.mutate({ messageId: id })).revokedAt).not.toBeNull();
    for (const address of [path, `${path}/download`]) {
      const closed = await open(address);
      expect(closed.status).toBe(410);
      const html = await closed.text();
      expect(html).toContain('公開は終わりました');
      expect(html).not.toContain('見積');
    }
    const renewed = await taro.media.renewLink.mutate({ messageId: id, days: 7 });
    expect(Date.parse(renewed.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 24 * 60 * 60 * 1000);
    expect((await open(path)).status).toBe(200);
    await stage.company.app.parts.store.write(byServer, (tx) =>
      tx.db.updateTable('file_link').set({ expires_at: tx.now }).where('message_id', '=', id).execute(),
    );
    expect((await open(path)).status).toBe(410);
  });

  it('knows nothing of an address that was guessed, nor of a file that was taken back', async () => {
    const { id, path } = await sent();
    expect((await open(`/f/${'A'.repeat(32)}`)).status).toBe(404);
    const { deleteMediaOfMessage } = await import('../src/store/media.ts');
    await stage.company.app.parts.store.write(byServer, (tx) => deleteMediaOfMessage(tx, id));
    for (const address of [path, `${path}/download`]) expect((await open(address)).status).toBe(404);
  });

  it('gives a picture that LINE did not take without the place where it was taken', async () => {
    const mediaId = randomUUID();
    const address = `${stage.company.app.url}/media/uploads/${mediaId}?room=${talk}&name=photo.jpeg`;
    const headers = { cookie, 'content-type': 'image/jpeg' };
    await fetch(address, { method: 'PUT', headers, body: new Uint8Array(await photoWithPlace()) });
    const id = randomUUID();
    await taro.message.post.mutate({ id, roomId: talk, content: { kind: 'media', mediaId } });
    await outboxEmpty(stage.company.app.parts.store);
    await stage.company.app.parts.store.write(byServer, (tx) =>
      tx.db.updateTable('delivery').set({ status: 'failed' }).where('message_id', '=', id).execute(),
    );
    await taro.message.decide.mutate({ messageId: id, choice: 'link' });
    const { pathname } = new URL((await taro.media.link.query({ messageId: id }))!.url);
    expect(await (await open(pathname)).text()).toContain('<h2>photo.jpg</h2>');
    const download = await open(`${pathname}/download`);
    expect(download.headers.get('content-disposition')).toContain('filename="photo.jpg"');
    const { format, exif } = await sharp(await download.arrayBuffer()).metadata();
    expect({ format, exif }).toEqual({ format: 'jpeg', exif: undefined });
  });

  it('gives a film without the place where it was taken', async () => {
    const place = '+35.0112+135.7681/';
    const film = Buffer.concat([mp4('vide'), box('udta', box('\xa9xyz', Buffer.from(place)))]);
    film.write('qt  ', 8, 'latin1');
    const mediaId = randomUUID();
    const address = `${stage.company.app.url}/media/uploads/${mediaId}?room=${talk}&name=clip.mov`;
    const upload = await fetch(address, { method: 'PUT', headers: { cookie }, body: new Uint8Array(film) });
    expect(await upload.json()).toMatchObject({ arrival: 'link', media: { mimeType: 'video/quicktime' } });
    const id = randomUUID();
    await taro.message.post.mutate({ id, roomId: talk, content: { kind: 'media', mediaId } });
    const { pathname } = new URL((await taro.media.link.query({ messageId: id }))!.url);
    const sent = Buffer.from(await (await open(`${pathname}/download`)).arrayBuffer());
    expect([sent.length, sent.includes(place)]).toEqual([film.length, false]);
  });

  it('is kept by members of the talk alone', async () => {
    const { id } = await sent();
    const ren = await stage.screenOf('ito.ren');
    await expect(ren.media.link.query({ messageId: id })).rejects.toThrow('NOT_FOUND');
    await expect(ren.media.revokeLink.mutate({ messageId: id })).rejects.toThrow('NOT_FOUND');
  });
});
