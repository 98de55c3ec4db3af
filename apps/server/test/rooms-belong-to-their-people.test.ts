import { randomUUID } from 'node:crypto';
import type { Channel } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`a room on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let aoi: MemberClient;
    let ren: MemberClient;
    let id: Readonly<Record<string, string>>;
    let shared: Channel;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      aoi = await stage.screenOf('suzuki.aoi');
      ren = await stage.screenOf('ito.ren');
      id = stage.company.cast;
      shared = await stage.company.connectChannel('縁側商事', ['sato.taro', 'ito.ren']);
    });

    /** A LINE user who has just added the account of several members; their entry in the address book. */
    async function newcomer(): Promise<string> {
      const name = randomUUID();
      const user = stage.company.line.createUser({ displayName: name });
      await user.addsFriend(shared);
      return soon(async () => {
        const contacts = await taro.contact.list.query();
        return (contacts.find(({ lineName }) => lineName === name) ?? expect.unreachable('not there')).id;
      });
    }

    const open = async (
      by: MemberClient,
      memberIds: readonly string[],
      contactIds: readonly string[] = [],
      name = '',
    ) =>
      (await by.room.create.mutate({ memberIds: [...memberIds], contactIds: [...contactIds], ...(name && { name }) }))
        .room;

    it('of two members who let a third in is no longer their talk of two: that one begins anew', async () => {
      const pair = await open(taro, [id['suzuki.aoi']!]);
      expect((await open(aoi, [id['sato.taro']!])).id).toBe(pair.id);
      await taro.room.invite.mutate({ roomId: pair.id, memberIds: [id['ito.ren']!] });
      const again = await open(taro, [id['suzuki.aoi']!]);
      expect(again.id).not.toBe(pair.id);
      expect(again.participants).toHaveLength(2);
      expect((await open(aoi, [id['sato.taro']!])).id).toBe(again.id);
    });

    it('with a LINE user and a colleague has the name it was made with', async () => {
      const contactId = await newcomer();
      const room = await open(taro, [id['ito.ren']!], [contactId], '見積もり');
      expect(room.name).toBe('見積もり');
    });

    it('that a member opened with a LINE user stays theirs when a colleague opens one too', async () => {
      const contactId = await newcomer();
      const { id: roomOfRen } = await open(ren, [], [contactId]);
      const { id: roomOfTaro } = await open(taro, [], [contactId]);
      expect(roomOfTaro).not.toBe(roomOfRen);
      await ren.message.post.mutate({
        id: randomUUID(),
        roomId: roomOfRen,
        content: { kind: 'text', text: 'はじめまして' },
      });
    });
  });
}
