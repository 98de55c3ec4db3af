import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { MediaView } from '@engawa/domain';
import { type Channel, fileMessage, type LineUser } from '@engawa/line-simulator';
import { pino } from 'pino';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { LineClient } from '../src/line/asking/client.ts';
import { Contents } from '../src/line/content/content.ts';
import { FetchProgress } from '../src/line/content/content-progress.ts';
import { Photos } from '../src/media/photos.ts';
import { MediaStorage } from '../src/media/storage.ts';
import { MediaUpkeep } from '../src/media/upkeep.ts';
import { loadSecret, Sealing } from '../src/sealing.ts';
import { roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { databaseAtFault } from './machine-at-fault.ts';

const hourMs = 60 * 60 * 1000;
const muchRoom = async () => 1e12;

for (const database of testDatabases) {
  describe(`files from LINE while the machine is at fault, on ${database.name}`, () => {
    const stage = stageOn(database, { LOG_LEVEL: 'silent' });
    const log: string[] = [];
    let taro: MemberClient;
    let channel: Channel;
    let user: LineUser;
    let room: string;
    let free = muchRoom;
    let contents: Contents | undefined;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      channel = await stage.company.connectChannel('佐藤', ['sato.taro']);
      user = stage.company.line.createUser(tanaka);
      await user.addsFriend(channel);
      room = await soon(async () => (await roomWith(taro, tanaka.displayName))!.room.id);
      await stage.company.app.parts.line.workers.find((worker) => worker instanceof Contents)!.stop();
    });
    afterEach(async () => {
      await contents?.stop();
      free = muchRoom;
      log.length = 0;
    });

    /** As the server's own, on a disk of which the story says how much is free. */
    async function start(): Promise<void> {
      const { store, config } = stage.company.app.parts;
      const parts = {
        line: new LineClient({ hosts: config, store, sealing: new Sealing(await loadSecret(config)) }),
        lineDataApiUrl: config.lineDataApiUrl,
        storage: new MediaStorage(config.dataDir, () => free(), store.dialect.processId),
        ...{ limitBytes: 1e6, loopback: true, progress: new FetchProgress() },
      };
      contents = new Contents(store, parts, pino({}, { write: (line) => log.push(JSON.parse(line).msg) }));
      contents.start();
    }

    const file = async (): Promise<MediaView> => {
      const { messages } = await taro.message.page.query({ roomId: room, limit: 1 });
      expect(messages[0]!.content).toHaveProperty('media');
      return (messages[0]!.content as { media: MediaView }).media;
    };
    const askedFor = (id: string) =>
      stage.company.line.requests.filter(({ path }) => path.includes(`/${id}/content`)).length;
    const known = ({ id }: MediaView) =>
      stage.company.app.parts.store.db
        .selectFrom('media')
        .select(['status', 'attempts', 'answer', 'answers'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();

    it('it counts no try and forgets no answer of LINE, however long there is no room', async () => {
      const { store } = stage.company.app.parts;
      await user.sends(channel, fileMessage({ bytes: Buffer.from('見積'), fileName: '見積.txt' }));
      const sent = await soon(file);
      const before = { attempts: 3, answer: 'missing', answers: 4 };
      const created_at = new Date(Date.now() - 25 * hourMs).toISOString();
      await store.db
        .updateTable('media')
        .set({ ...before, created_at })
        .where('id', '=', sent.id)
        .execute();
      let asked = 0;
      free = async () => {
        asked++;
        return 0;
      };
      await start();
      await soon(() => expect(asked).toBeGreaterThan(1));
      expect(await known(sent)).toEqual({ status: 'fetching', ...before });
      expect(log).toHaveLength(1);
      free = muchRoom;
      await soon(async () => expect(await file()).toMatchObject({ status: 'ready', name: '見積.txt' }));
    });

    it('what is here is kept until it can be written down, and is not fetched again', async () => {
      const { store } = stage.company.app.parts;
      let fault: Awaited<ReturnType<typeof databaseAtFault>> | undefined;
      free = async () => {
        fault ??= await databaseAtFault(store, stage.database);
        return 1e12;
      };
      await start();
      const { message } = await user.sends(channel, fileMessage({ bytes: Buffer.from('図面'), fileName: '図面.txt' }));
      await soon(() => expect(log).toContain('a file waits to be written down'));
      await fault!.well();
      await soon(async () => expect(await file()).toMatchObject({ status: 'ready', name: '図面.txt' }));
      expect(askedFor(message.id)).toBe(1);
    });

    it('what is here is not swept for being unknown, however long it waits to be written down', async () => {
      const { store, config } = stage.company.app.parts;
      await start();
      for (const fileName of ['地図.txt', '名簿.txt']) {
        await user.sends(channel, fileMessage({ bytes: Buffer.from(fileName), fileName }));
        await soon(async () => expect(await file()).toMatchObject({ status: 'ready', name: fileName }));
      }
      let fault: Awaited<ReturnType<typeof databaseAtFault>> | undefined;
      free = async () => {
        fault ??= await databaseAtFault(store, stage.database);
        return 1e12;
      };
      await user.sends(channel, fileMessage({ bytes: Buffer.from('契約'), fileName: '契約.txt' }));
      await soon(() => expect(log).toContain('a file waits to be written down'));
      const waitsSince = Date.now();
      await wait(2500);
      const storage = new MediaStorage(config.dataDir, muchRoom, store.dialect.processId);
      const upkeep = new MediaUpkeep(store, storage, new Photos(config.dataDir, storage), pino({ level: 'silent' }));
      // PostgreSQL lets nobody look, so nobody sweeps.
      await upkeep.sweep(waitsSince + hourMs / 6).catch(() => {});
      await fault!.well();
      await soon(async () => expect(await file()).toMatchObject({ status: 'ready', name: '契約.txt' }));
      const row = store.db.selectFrom('media').select('blob_key').where('name', '=', '契約.txt');
      const { blob_key: key } = await row.executeTakeFirstOrThrow();
      expect(await readFile(storage.fileOf(key!), 'utf8')).toBe('契約');
    });
  });
}
