import { randomUUID } from 'node:crypto';
import type { MessageAuthor, RoomListItem, RoomListPage, RoomListPlace } from '@engawa/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { insertMessages } from '../src/store/message-changes.ts';
import { newId } from '../src/store/new-id.ts';
import { insertRoom, joinRoom } from '../src/store/rooms.ts';
import type { WriteTx } from '../src/store/store.ts';
import { byServer } from '../src/store/who.ts';
import { stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

const rooms = 2000;
const words =
  'お世話になっております。先日ご相談した見積の件、明日の午後にお電話いたします。よろしくお願いいたします。';

for (const database of testDatabases) {
  describe(`the list of a member with 2,000 rooms, on ${database.name}`, () => {
    const stage = stageOn(database);
    let aoi: MemberClient;
    let author: MessageAuthor;

    const store = () => stage.company.app.parts.store;

    beforeAll(async () => {
      const { cast } = stage.company;
      aoi = await stage.screenOf('suzuki.aoi');
      author = { kind: 'member', id: cast['ito.ren']!, name: '伊藤 蓮' };
      await store().write(byServer, async (tx) => {
        for (let at = 0; at < rooms; at++) await makeRoom(tx, `案件 ${at}`, words);
        // Nobody has said anything in the last two.
        await makeRoom(tx, '準備中', null);
        await makeRoom(tx, '準備中', null);
      });
    });

    async function makeRoom(tx: WriteTx, name: string, text: string | null): Promise<string> {
      const roomId = newId();
      await insertRoom(tx, { id: roomId, kind: 'internal', name });
      const joined = tx.nextSeq();
      for (const id of ['suzuki.aoi', 'ito.ren'].map((one) => stage.company.cast[one]!))
        await joinRoom(tx, roomId, { kind: 'member', id }, joined);
      if (text !== null) await say(tx, roomId, text);
      return roomId;
    }

    async function say(tx: WriteTx, roomId: string, text: string): Promise<void> {
      const message = { id: newId(), roomId, author, content: { kind: 'text', text } as const, at: tx.now };
      await insertMessages(tx, [{ ...message, seq: tx.nextSeq() }]);
    }

    /** All pages from here on, however many. */
    async function pagesFrom(from: RoomListPlace | null, limit = 200): Promise<RoomListPage[]> {
      const pages: RoomListPage[] = [];
      for (let at = from, first = true; first || at; first = false) {
        pages.push(await aoi.room.list.query({ limit, ...(at && { from: at }) }));
        at = pages.at(-1)!.next;
      }
      return pages;
    }

    const idsOf = (items: readonly RoomListItem[]) => items.map(({ room }) => room.id);

    it('begins with a page under 50 kB, which has the newest talks', async () => {
      const page = await aoi.room.list.query();
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(50_000);
      expect(page.rooms.length).toBeGreaterThan(20);
      expect(page.rooms.slice(0, 4).map(({ room, last, unread }) => [room.name, last?.content, unread])).toEqual([
        ['準備中', undefined, 0],
        ['準備中', undefined, 0],
        ['案件 1999', { kind: 'text', text: words }, 1],
        ['案件 1998', { kind: 'text', text: words }, 1],
      ]);
    });

    it.each([25, 200])('has every room once, in the same order, in pages of %i', async (limit) => {
      const ids = idsOf((await pagesFrom(null, limit)).flatMap((page) => page.rooms));
      expect(new Set(ids).size).toBe(rooms + 2);
      expect(ids).toHaveLength(rooms + 2);
      for (let at = 0, from: RoomListPlace | undefined; at < 5; at++) {
        const page = await aoi.room.list.query({ limit: 1, ...(from && { from }) });
        expect(idsOf(page.rooms)).toEqual([ids[at]]);
        from = page.next!;
      }
    });

    it('has every room once though they come to the top while it is read', async () => {
      const first = await aoi.room.list.query();
      const [far, near] = [await roomCalled('案件 3'), first.rooms[5]!.room.id];
      await store().write(byServer, async (tx) => {
        await say(tx, far, '新着です');
        await say(tx, near, '新着です');
      });
      const rest = (await pagesFrom(first.next)).flatMap((page) => page.rooms);
      expect(new Set(idsOf([...first.rooms, ...rest])).size).toBe(rooms + 2);
      expect(first.rooms.length + rest.length).toBe(rooms + 2);
      // In its old place, but as it is now.
      expect(rest.find(({ room }) => room.id === far)).toMatchObject({
        unread: 2,
        last: { content: { text: '新着です' } },
      });
      expect(idsOf((await aoi.room.list.query()).rooms).slice(2, 4)).toEqual([near, far]);
    });

    it('has fewer rooms on a page when long words were said last, and takes no limit above its own', async () => {
      const { rooms: top } = await aoi.room.list.query();
      const long = 'あ'.repeat(5000);
      await store().write(byServer, async (tx) => {
        for (const { room } of top) await say(tx, room.id, long);
      });
      const page = await aoi.room.list.query();
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(50_000);
      expect(page.rooms.length).toBeGreaterThan(0);
      const [next] = (await aoi.room.list.query({ from: page.next!, limit: 1 })).rooms;
      expect(idsOf(page.rooms)).not.toContain(next!.room.id);
      await expect(aoi.room.list.query({ limit: 100_000 })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    });

    it('tells of rooms by their ids, and nothing of those that are not hers', async () => {
      const [one] = (await aoi.room.list.query()).rooms;
      const taro = await stage.screenOf('sato.taro');
      const others = [stage.company.cast['ito.ren']!, stage.company.cast.takahashi!];
      const theirs = (await taro.room.create.mutate({ memberIds: others, contactIds: [], name: '他' })).room.id;
      const answer = await aoi.room.byIds.query({ roomIds: [one!.room.id, theirs, randomUUID()] });
      expect(answer.rooms).toEqual([one]);
      expect(answer.seq).toBeGreaterThanOrEqual(one!.last!.seq);
    });

    async function roomCalled(name: string): Promise<string> {
      const row = await store().db.selectFrom('room').select('id').where('name', '=', name).executeTakeFirstOrThrow();
      return row.id;
    }
  });
}
