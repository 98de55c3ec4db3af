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
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { byServer } from '../src/store/who.ts';
import { roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { bombPng, mp4, photoWithPlace } from './pictures.ts';
import { wrongOnce } from './wrong-contents.ts';

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
    /** By address, what its server answers once. */
    const wrongAtFirst = new Map<string, string | Buffer>();
    const takeWrong = (url: string) => {
      const wrong = wrongAtFirst.get(url);
      wrongAtFirst.delete(url);
      return wrong;
    };

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
        else if (request.url?.startsWith('/wrong-at-first')) response.end(takeWrong(request.url) ?? photo);
        else response.writeHead(302, { location: 'http://10.0.0.1/photo.jpg' }).end();
      });
      await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    });
    afterAll(() => void elsewhere.close());
    afterEach(() => stage.company.line.faults.clear());

    /** What stands in the room of the last file sent. */
    async function fileIn(lineMessageId: string): Promise<MediaView> {
      const { db } = stage.company.app.parts.store;
      const row = await db
        .selectFrom('line_message')
        .select('message_id as id')
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

    /** Sends all, each with what goes wrong with it once, and waits for them together. */
    async function sentOnce(
      faults: readonly [string, ApiFault][],
      message: () => UserMessage,
    ): Promise<[string, MediaView][]> {
      const sent: [string, string][] = [];
      for (const [what, fault] of faults) {
        sent.push([what, await send(message(), fault)]);
        await soon(() => expect(stage.company.line.faults.waiting()).toEqual([]));
      }
      return Promise.all(sent.map(async ([what, id]): Promise<[string, MediaView]> => [what, await settled(id)]));
    }

    async function arrivedAs(sent: [string, MediaView][], bytes: Buffer, wanted: Partial<MediaView>): Promise<void> {
      for (const [what, media] of sent) {
        expect({ what, ...media }).toMatchObject({ what, status: 'ready', reason: null, ...wanted });
        expect({ what, bytes: (await bytesOf(media)).bytes.equals(bytes) }).toEqual({ what, bytes: true });
      }
    }

    it('a picture is asked for again until it is whole, whatever came in its place', async () => {
      const sent = await sentOnce(wrongOnce, () => imageMessage({ bytes: photo, mimeType: 'image/jpeg' }));
      await arrivedAs(sent, photo, { mimeType: 'image/jpeg', thumb: true });
    });

    const pictureInstead: [string, ApiFault] = ['a picture comes in its place', { contentInstead: 'png' }];

    it('so is a film', async () => {
      const film = { bytes: mp4('vide', { padding: 52_000 }), mimeType: 'video/mp4', durationMs: 1 };
      const sent = await sentOnce([...wrongOnce, pictureInstead], () => videoMessage({ ...film, preparingAnswers: 0 }));
      await arrivedAs(sent, film.bytes, { mimeType: 'video/mp4', thumb: true });
    });

    it('so is any other file, of which LINE promised the size', async () => {
      const bytes = randomBytes(52_000);
      const sent = await sentOnce([...wrongOnce, pictureInstead], () => fileMessage({ bytes, fileName: '図面.dwg' }));
      await arrivedAs(sent, bytes, { name: '図面.dwg' });
    });

    it('what LINE calls it says nothing: the bytes do', async () => {
      const mistyped = await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' }), { contentType: 'text/html' });
      expect(await settled(mistyped)).toMatchObject({ status: 'ready', mimeType: 'image/jpeg' });
      const page = Buffer.from('<!doctype html><title>見積</title>');
      const file = await settled(await send(fileMessage({ bytes: page, fileName: '見積.html' })));
      expect((await bytesOf(file)).bytes).toEqual(page);
      const empty = await settled(await send(fileMessage({ bytes: Buffer.alloc(0), fileName: '空.txt' })));
      expect(empty).toMatchObject({ status: 'ready', bytes: 0 });
    });

    it('so is LINE’s picture of a film', async () => {
      const film = { bytes: mp4('vide', { padding: 1000 }), mimeType: 'video/mp4', durationMs: 1, preparingAnswers: 0 };
      const faults: ApiFault[] = [{ status: 500 }, { gateway: 404 }, { contentInstead: 'html' }, { contentShort: 0 }];
      const sent: string[] = [];
      for (const fault of faults) {
        stage.company.line.faults.next({ path: /\/content\/preview$/ }, fault);
        sent.push(await send(videoMessage(film)));
      }
      for (const id of sent) expect(await settled(id)).toMatchObject({ status: 'ready', thumb: true });
      expect(stage.company.line.faults.waiting()).toEqual([]);
    });

    it('what is truly no picture is kept as the file that it is, and that is said', async () => {
      const { store } = stage.company.app.parts;
      const album = { id: 'album-of-broken-ones', index: 1, total: 1 };
      const cut = photo.subarray(0, 9000);
      const id = await send(imageMessage({ bytes: cut, mimeType: 'image/jpeg', imageSet: album }));
      await soon(async () => {
        const now = new Date().toISOString();
        await store.write(byServer, (tx) =>
          tx.db.updateTable('media').set({ due_at: now }).where('status', '=', 'fetching').execute(),
        );
        expect((await fileIn(id)).status).toBe('ready');
      });
      const media = await fileIn(id);
      expect(media).toMatchObject({ reason: 'unreadable', name: 'image.jpeg', bytes: cut.length, thumb: false });
      expect((await bytesOf(media)).bytes).toEqual(cut);
      const { messages } = await taro.message.page.query({ roomId: room, limit: 1 });
      expect(messages.at(-1)!.content).toEqual({ kind: 'file', media });
    });

    it('a picture of more pixels than are decoded here is kept as a file at once', async () => {
      const bomb = await bombPng();
      const media = await settled(await send(imageMessage({ bytes: bomb, mimeType: 'image/png' })));
      expect(media).toMatchObject({ status: 'ready', reason: 'unreadable', bytes: bomb.length, thumb: false });
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

    it('what a LINE user takes back is nowhere any more', async () => {
      const kept = await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' }));
      const media = await settled(kept);
      const before = await filesIn('blobs');
      await user.unsends(channel, kept);
      await soon(async () => {
        expect((await bytesOf(media)).status).toBe(404);
        expect((await filesIn('blobs')).length).toBe(before.length - 2);
      });
    });

    it('what is taken back on its way takes along what is here of it, and is hung up on', async () => {
      // By itself it would be here in hours.
      const half = await send(imageMessage({ bytes: photo, mimeType: 'image/jpeg' }), { contentBytesPerSecond: 1 });
      await soon(async () => expect(await filesIn('drafts')).toHaveLength(1));
      await user.unsends(channel, half);
      await soon(async () => expect(await filesIn('drafts')).toEqual([]));
    });

    it('a file elsewhere is fetched from this machine’s simulator, and never from inside the house', async () => {
      const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
      const at = (originalContentUrl: string) =>
        imageMessage({ bytes: Buffer.alloc(0), mimeType: 'image/jpeg', external: { originalContentUrl } });
      expect(await settled(await send(at(`${address}/photo.jpg`)))).toMatchObject({ status: 'ready', width: 600 });
      const wrong = ['', '<html>Sign in</html>', photo.subarray(0, 9000)].map((bytes, n) => {
        const path = `/wrong-at-first/${n}.jpg`;
        wrongAtFirst.set(path, bytes);
        return send(at(address + path));
      });
      for (const id of await Promise.all(wrong))
        expect(await settled(id)).toMatchObject({ status: 'ready', width: 600 });
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
