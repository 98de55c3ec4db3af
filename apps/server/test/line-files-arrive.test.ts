import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { MediaContent, MediaView } from '@engawa/domain';
import {
  type ApiFault,
  audioMessage,
  type Channel,
  fileMessage,
  imageMessage,
  type LineUser,
  type UserMessage,
  videoMessage,
} from '@engawa/line-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { bombPng, mp4, photoWithPlace } from './pictures.ts';

const limit = 3_000_000;

for (const database of testDatabases) {
  describe(`files from LINE on ${database.name}`, () => {
    const stage = stageOn(database, { MEDIA_MAX_BYTES: String(limit) });
    let taro: MemberClient;
    let cookie: string;
    let channel: Channel;
    let user: LineUser;
    let photo: Buffer;
    let room: string;
    let elsewhere: Server;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      cookie = await stage.company.cookieOf('sato.taro');
      channel = await stage.company.connectChannel('佐藤', ['sato.taro']);
      user = stage.company.line.createUser(tanaka);
      await user.addsFriend(channel);
      await user.says(channel, 'こんにちは');
      room = await soon(async () => (await roomWith(taro, tanaka.displayName))!.room.id);
      photo = await photoWithPlace();
      elsewhere = createServer((request, response) => {
        if (request.url === '/photo.jpg') response.end(photo);
        else response.writeHead(302, { location: 'http://10.0.0.1/photo.jpg' }).end();
      });
      await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    });
    afterAll(() => void elsewhere.close());

    /** What stands in the room of the last file sent. */
    async function fileIn(lineMessageId: string): Promise<MediaView> {
      const { db } = stage.company.app.parts.store;
      const row = await db
        .selectFrom('message')
        .select('id')
        .where('line_message_id', '=', lineMessageId)
        .executeTakeFirst();
      const { messages } = await taro.message.page.query({ roomId: room, limit: 200 });
      return (messages.find(({ id }) => id === row?.id)!.content as MediaContent).media;
    }

    async function send(message: UserMessage, fault?: ApiFault, times = 1): Promise<string> {
      if (fault) stage.company.line.faults.next({ path: /\/content$/, times }, fault);
      const { message: sent } = await user.sends(channel, message);
      return sent.id;
    }

    const settled = (id: string) =>
      soon(async () => {
        const media = await fileIn(id);
        expect(media.status).not.toBe('fetching');
        return media;
      });
    const bytesOf = async ({ id }: MediaView) => {
      const answer = await fetch(`${stage.company.app.url}/media/files/${id}`, { headers: { cookie } });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const filesIn = async (name: string) =>
      (
        await readdir(join(stage.database.directory, 'media', name), { recursive: true, withFileTypes: true }).catch(
          () => [],
        )
      ).filter((entry) => entry.isFile());

    it('a photo is there whole, with a small picture and its size as it is seen', async () => {
      const media = await settled(await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' })));
      expect(media).toMatchObject({ status: 'ready', mimeType: 'image/jpeg', width: 600, height: 800, thumb: true });
      expect((await bytesOf(media)).bytes).toEqual(photo);
    });

    it('a video that LINE still prepares comes when it is ready, with LINE’s picture of it', async () => {
      const film = mp4('vide', { padding: 1000 });
      const id = await send(
        videoMessage({ bytes: film, mimeType: 'video/mp4', durationMs: 1234, preparingAnswers: 2 }),
      );
      expect(await settled(id)).toMatchObject({
        status: 'ready',
        mimeType: 'video/mp4',
        durationMs: 1234,
        thumb: true,
      });
    });

    it('sound and any other file come with their names; a path in a name is none', async () => {
      const sound = await send(audioMessage({ bytes: mp4('soun'), mimeType: 'audio/x-m4a', durationMs: 2000 }));
      expect(await settled(sound)).toMatchObject({ status: 'ready', mimeType: 'audio/mp4', durationMs: 2000 });
      const list = Buffer.from('品番,数\n');
      const file = await settled(await send(fileMessage({ bytes: list, fileName: '..\\..\\見積.csv' })));
      expect(file).toMatchObject({ status: 'ready', name: '見積.csv', bytes: list.length });
      expect((await bytesOf(file)).bytes).toEqual(list);
    });

    it.each<[string, ApiFault]>([
      ['LINE fails', { status: 500 }],
      ['the connection breaks', { contentCutAfterBytes: 1000 }],
      ['another length comes than was promised', { contentLength: 999_999 }],
      ['LINE does not know it yet', { status: 404 }],
    ])('once %s, it is asked for again until it is whole', async (_what, fault) => {
      const media = await settled(await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' }), fault));
      expect(media.status).toBe('ready');
      expect((await bytesOf(media)).bytes).toEqual(photo);
    });

    it('what cannot be had says why', async () => {
      const picture = imageMessage({ bytes: photo, mimeType: 'image/jpeg' });
      const huge = { size: limit + 1, stream: () => Readable.from([randomBytes(limit + 1)]) };
      const never = {
        bytes: mp4('vide'),
        mimeType: 'video/mp4',
        durationMs: 1,
        preparingAnswers: 0,
        transcoding: 'failed',
      } as const;
      const reasons = [
        [await settled(await send(picture, { contentGone: true })), 'gone'],
        [await settled(await send(picture, { brokenContent: true })), 'unreadable'],
        [await settled(await send(imageMessage({ bytes: await bombPng(), mimeType: 'image/png' }))), 'unreadable'],
        [await settled(await send(fileMessage({ bytes: huge, fileName: 'film.zip' }))), 'tooLarge'],
        [await settled(await send(videoMessage(never))), 'notPrepared'],
      ] as const;
      for (const [media, reason] of reasons) expect(media).toMatchObject({ status: 'failed', reason, thumb: false });
      expect(await filesIn('drafts')).toEqual([]);
    });

    it('slow ones hold up nobody else', async () => {
      const picture = imageMessage({ bytes: photo, mimeType: 'image/jpeg' });
      const slow = [await send(picture, { contentBytesPerSecond: Math.round(photo.length / 60) }, 3)];
      for (let i = 0; i < 2; i++) slow.push(await send(picture));
      await soon(async () => expect(await filesIn('drafts')).toHaveLength(slow.length));
      const quick = await send(picture);
      expect((await settled(quick)).status).toBe('ready');
      for (const id of slow) expect((await fileIn(id)).status).toBe('fetching');
      const mediaId = (await fileIn(slow[0]!)).id;
      const progress = await taro.media.progress.query({ mediaId });
      expect(progress).toMatchObject({ received: expect.any(Number), total: photo.length });
      expect(progress!.received).toBeLessThan(photo.length);
      const aoi = await stage.screenOf('suzuki.aoi');
      await expect(aoi.media.progress.query({ mediaId })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
      for (const id of slow) await user.unsends(channel, id);
      await soon(async () => expect(await filesIn('drafts')).toEqual([]));
    });

    it('what a LINE user takes back is nowhere any more, not even half fetched', async () => {
      const kept = await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' }));
      const media = await settled(kept);
      const before = await filesIn('blobs');
      const half = await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' }), {
        contentBytesPerSecond: Math.round(photo.length / 60),
      });
      await soon(async () => expect(await filesIn('drafts')).toHaveLength(1));
      await user.unsends(channel, half);
      await user.unsends(channel, kept);
      await soon(async () => {
        expect((await bytesOf(media)).status).toBe(404);
        expect((await filesIn('blobs')).length).toBe(before.length - 2);
        expect(await filesIn('drafts')).toEqual([]);
      });
    });

    it('a file elsewhere is fetched from this machine’s simulator, and never from inside the house', async () => {
      const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
      const at = (originalContentUrl: string) =>
        imageMessage({ bytes: Buffer.alloc(0), mimeType: 'image/jpeg', external: { originalContentUrl } });
      expect(await settled(await send(at(`${address}/photo.jpg`)))).toMatchObject({ status: 'ready', width: 600 });
      for (const unsafe of ['https://192.168.0.1/a.jpg', `${address}/away`, 'file:///etc/passwd']) {
        expect(await settled(await send(at(unsafe)))).toMatchObject({ status: 'failed', reason: 'unsafeAddress' });
      }
    });

    it('after a restart in the middle it is fetched anew, and of the first try nothing is left', async () => {
      const id = await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' }), {
        contentBytesPerSecond: Math.round(photo.length / 60),
      });
      await soon(async () => expect(await filesIn('drafts')).toHaveLength(1));
      await stage.company.restart();
      expect((await settled(id)).status).toBe('ready');
      expect(await filesIn('drafts')).toEqual([]);
    });
  });
}
