import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Channel,
  fileMessage,
  imageMessage,
  type LineSimulator,
  type LineUser,
  startLineSimulator,
} from '@engawa/line-simulator';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sato, tanaka } from '../dev/cast.ts';
import { type MemberClient, startCompany } from '../dev/start-app.ts';
import { analyze, type Finder, inFilesOf, inRowsOf, piecesOf, unheardWords } from './bytes-on-disk.ts';
import { roomWith, soon } from './company.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { KillableServer } from './killable-server.ts';

/** What is destroyed is gone within this time; the machine of the tests may be slow beside. */
const withinMs = 60_000;

for (const kind of testDatabases) {
  describe(`what was taken back, on ${kind.name}`, () => {
    let database: TestDatabase;
    let line: LineSimulator;
    let server: KillableServer;
    let taro: MemberClient;
    let cookie: string;
    let url: string;
    let channel: Channel;
    let user: LineUser;
    let roomId: string;
    let find: Finder;
    let inFiles: Finder;

    beforeAll(async () => {
      database = await kind.create();
      line = await startLineSimulator({ webhookTimeoutMs: 30_000 });
      const company = await startCompany({ database: database.url, directory: database.directory, line });
      channel = await company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
      [taro, cookie, url] = [
        await company.signIn(sato.memberId),
        await company.cookieOf(sato.memberId),
        company.app.url,
      ];
      await company.close();
      server = new KillableServer(company, database);
      await server.start();
      user = line.createUser({ ...tanaka });
      await user.addsFriend(channel);
      roomId = await soon(async () => (await roomWith(taro, user.displayName))!.room.id);
      inFiles = inFilesOf(database);
      find = kind.name === 'SQLite' ? inFiles : inRowsOf(database);
    });
    afterAll(async () => {
      await server?.end();
      await line?.stop();
      await database?.drop();
    });

    const messages = async () => (await taro.message.page.query({ roomId, limit: 200 })).messages;
    const last = async () => (await messages()).at(-1)!;
    const shows = (words: string) => soon(async () => expect(JSON.stringify(await last())).toContain(words));
    type Told = {
      readonly what: string;
      readonly pieces: readonly Buffer[];
      readonly where?: Finder;
      readonly takeBack: () => Promise<unknown>;
    };

    /** Words with others around them, so that they do not lie alone, and what they were before an edit. */
    async function words(length: number): Promise<Told> {
      const [first, edited] = [unheardWords(length), unheardWords(length)];
      const { message } = await user.says(channel, first);
      await shows(first.slice(-8));
      for (let n = 0; n < 5; n++) await user.says(channel, unheardWords(length));
      await user.edits(channel, message.id, edited);
      await soon(async () => expect(JSON.stringify(await messages())).toContain(edited.slice(-8)));
      const pieces = [...piecesOf(first), ...piecesOf(edited)];
      return { what: `${length} letters`, pieces, takeBack: () => user.unsends(channel, message.id) };
    }

    async function file(): Promise<Told[]> {
      const [name, bytes] = [unheardWords(40), randomBytes(5000)];
      const { message } = await user.sends(channel, fileMessage({ bytes, fileName: `${name}.bin` }));
      await soon(async () => expect((await last()).content).toMatchObject({ media: { status: 'ready' } }));
      const takeBack = () => user.unsends(channel, message.id);
      const pieces = [bytes.subarray(100, 116), bytes.subarray(-16)];
      return [
        { what: 'file', pieces, where: inFiles, takeBack },
        { what: 'name of a file', pieces: piecesOf(name), takeBack: async () => {} },
      ];
    }

    async function picture(): Promise<Told> {
      const raw = { width: 60, height: 40, channels: 3 } as const;
      const bytes = await sharp(randomBytes(60 * 40 * 3), { raw })
        .png()
        .toBuffer();
      const { message } = await user.sends(channel, imageMessage({ bytes, mimeType: 'image/png' }));
      await soon(async () =>
        expect((await last()).content).toMatchObject({ kind: 'image', media: { status: 'ready' } }),
      );
      const { content } = await last();
      const path = `/media/files/${'media' in content ? content.media.id : ''}/thumb`;
      const small = Buffer.from(await (await fetch(url + path, { headers: { cookie } })).arrayBuffer());
      const pieces = [bytes.subarray(200, 216), small.subarray(-40, -24)];
      return { what: 'picture', pieces, where: inFiles, takeBack: () => user.unsends(channel, message.id) };
    }

    async function membersWords(): Promise<Told> {
      const [id, text] = [randomUUID(), unheardWords(700)];
      await taro.profile.setUndo.mutate({ seconds: 30 });
      await taro.message.post.mutate({ id, roomId, content: { kind: 'text', text } });
      const takeBack = () => taro.message.takeBack.mutate({ messageId: id });
      return { what: "a member's words", pieces: piecesOf(text), takeBack };
    }

    async function membersFile(): Promise<Told[]> {
      const [id, name, bytes] = [randomUUID(), unheardWords(40), randomBytes(5000)];
      const address = `${url}/media/uploads/${id}`;
      const headers = { cookie, origin: url };
      const query = `?room=${roomId}&name=${encodeURIComponent(name)}`;
      const put = await fetch(address + query, { method: 'PUT', headers, body: new Uint8Array(bytes) });
      expect(put.status).toBe(200);
      const takeBack = async () => expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(200);
      return [
        { what: "a member's file", pieces: [bytes.subarray(100, 116)], where: inFiles, takeBack },
        { what: "name of a member's file", pieces: piecesOf(name), takeBack: async () => {} },
      ];
    }

    const stillThere = async (all: readonly Told[]) => {
      const found = await Promise.all(all.map(({ pieces, where = find }) => where(pieces)));
      return all.filter((_, n) => found[n]! > 0).map(({ what }) => what);
    };

    it('words, files, names and pictures are nowhere within a minute, in no file and in no row', async () => {
      const all: Told[] = [];
      for (const length of [10, 700, 2500, 5000]) all.push(await words(length));
      all.push(...(await file()), await picture(), ...(await membersFile()), await membersWords());
      // The planner learns of them too.
      if (kind.name === 'PostgreSQL') await analyze(database);
      expect(await stillThere(all)).toEqual(all.map(({ what }) => what));
      for (const { takeBack } of all) await takeBack();
      await expect.poll(() => stillThere(all), { timeout: withinMs, interval: 500 }).toEqual([]);
    });
  });
}
