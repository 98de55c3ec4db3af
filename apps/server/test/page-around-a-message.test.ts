import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sato } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { linesOf, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`whoever follows a quote far back, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let ren: MemberClient;
    let id: Readonly<Record<string, string>>;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      ren = await stage.screenOf('ito.ren');
      id = stage.company.cast;
    });

    const newRoom = async (others: readonly string[], name: string) =>
      (await taro.room.create.mutate({ memberIds: others.map((one) => id[one]!), contactIds: [], name })).room.id;
    const say = async (roomId: string, text: string) => {
      const message = { id: randomUUID(), roomId, content: { kind: 'text' as const, text } };
      await taro.message.post.mutate(message);
      return message.id;
    };
    const expectNotFound = (call: Promise<unknown>) =>
      expect(call).rejects.toMatchObject({ data: { code: 'NOT_FOUND', httpStatus: 404 } });

    it('gets a page with the message in its middle, which says truly what stands before and after', async () => {
      const roomId = await newRoom(['takahashi', 'ito.ren'], '倉庫');
      const ids: string[] = [];
      for (let at = 1; at <= 9; at++) ids.push(await say(roomId, `${at} 番`));
      const around = async (at: number, limit: number) => {
        const page = await taro.message.page.query({ roomId, around: ids[at - 1]!, limit });
        const lines = linesOf(page).map((line) => line.replace(`${sato.name}: `, ''));
        return [lines.join(' '), page.hasOlder, page.hasNewer];
      };
      expect(await around(5, 4)).toEqual(['4 番 5 番 6 番 7 番', true, true]);
      expect(await around(9, 4)).toEqual(['8 番 9 番', true, false]);
      expect(await around(1, 4)).toEqual(['roomCreated 1 番 2 番 3 番', false, true]);
      expect(await around(5, 1)).toEqual(['5 番', true, true]);
    });

    it('finds nothing that was said before they came, nothing of another room, nothing that is not there', async () => {
      const roomId = await newRoom(['takahashi', 'suzuki.aoi'], '現場');
      const before = await say(roomId, '前の話');
      await taro.room.invite.mutate({ roomId, memberIds: [id['ito.ren']!] });
      const after = await say(roomId, '後の話');
      const elsewhere = await newRoom(['ito.ren', 'suzuki.aoi'], '別の部屋');

      expect(linesOf(await taro.message.page.query({ roomId, around: before }))).toContain(`${sato.name}: 前の話`);
      expect(linesOf(await ren.message.page.query({ roomId, around: after }))).toEqual([
        'membersJoined',
        `${sato.name}: 後の話`,
      ]);
      await expectNotFound(ren.message.page.query({ roomId, around: before }));
      await expectNotFound(taro.message.page.query({ roomId: elsewhere, around: before }));
      await expectNotFound(taro.message.page.query({ roomId, around: 'no-such-message' }));
    });
  });
}
