import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { databaseAtFault } from './machine-at-fault.ts';

const bytes = Buffer.from('図面の一枚目');

for (const database of testDatabases) {
  describe(`an upload that is here and cannot be written down, on ${database.name}`, () => {
    const stage = stageOn(database, { LOG_LEVEL: 'silent' });
    let taro: MemberClient;
    let cookie: string;
    let site: string;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      cookie = await stage.company.cookieOf('sato.taro');
      const memberIds = ['suzuki.aoi', 'takahashi'].map((id) => stage.company.cast[id]!);
      site = (await taro.room.create.mutate({ memberIds, contactIds: [], name: '現場' })).room.id;
    });

    const address = (id: string) => `${stage.company.app.url}/media/uploads/${id}?room=${site}&name=x.txt`;
    const filesIn = async (name: string) => {
      const folder = join(stage.database.directory, 'media', name);
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).length;
    };
    const again = (id: string) => fetch(address(id), { method: 'PUT', headers: { cookie }, body: bytes });

    /** All but the last byte is here, and what was asked before the first one was allowed. */
    async function nearlyUploaded(id: string): Promise<{ ends(): Promise<number> }> {
      const headers = { cookie, 'content-length': bytes.length };
      const upload: ClientRequest = request(address(id), { method: 'PUT', headers });
      const status = new Promise<number>((answered, failed) => {
        upload.on('response', (answer) => answered(answer.resume().statusCode!));
        upload.on('error', failed);
      });
      upload.write(bytes.subarray(0, -1));
      await soon(async () => expect(await filesIn('drafts')).toBe(1));
      return {
        ends() {
          upload.end(bytes.subarray(-1));
          return status;
        },
      };
    }

    it('since the machine is at fault stays: nobody knows whether it was', async () => {
      const [id, before] = [randomUUID(), await filesIn('blobs')];
      const upload = await nearlyUploaded(id);
      const fault = await databaseAtFault(stage.company.app.parts.store, stage.database);
      expect(await upload.ends()).toBe(500);
      expect(await filesIn('blobs')).toBe(before + 1);
      await fault.well();
      await soon(async () => expect((await again(id)).status).toBe(200));
      const posted = { id: randomUUID(), roomId: site, content: { kind: 'media', mediaId: id } } as const;
      expect((await taro.message.post.mutate(posted)).content).toMatchObject({ media: { status: 'ready' } });
    });

    it('since a rule says no goes at once', async () => {
      const [id, before] = [randomUUID(), await filesIn('blobs')];
      const upload = await nearlyUploaded(id);
      const { store } = stage.company.app.parts;
      await store.db.updateTable('participant').set({ left_seq: 1 }).where('room_id', '=', site).execute();
      expect(await upload.ends()).toBe(404);
      expect([await filesIn('blobs'), await filesIn('drafts')]).toEqual([before, 0]);
    });
  });
}
