import type { Channel, LineUser } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { lineChatBegins } from '../src/store/line-chats.ts';
import { placeStands } from '../src/store/room-places.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

const path = '/v2/bot/chat/loading/start';

for (const database of testDatabases) {
  describe(`typing on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let channel: Channel;
    let count = 0;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro', 'ito.ren']);
    });

    it('shows LINE’s animation, however often and by however many members, with one call in four seconds', async () => {
      const [{ user, roomId }, other] = [await talk(), await talk()];
      await taro.room.invite.mutate({ roomId, memberIds: [stage.company.cast['ito.ren']!] });
      const ren = await stage.screenOf('ito.ren');
      for (const screen of [taro, ren, taro, ren]) await screen.room.typing.mutate({ roomId });
      await soon(() => expect(shownTo(user).map(({ status }) => status)).toEqual([202]));
      expect(shownTo(user)[0]!.body).toEqual({ chatId: user.userId, loadingSeconds: 5 });
      await taro.room.typing.mutate({ roomId });
      await taro.room.typing.mutate({ roomId: other.roomId });
      await soon(() => expect(shownTo(other.user)).toHaveLength(1));
      expect(shownTo(user)).toHaveLength(1);
    });

    it('shows it in each talk that hears the room, and asks LINE nothing for a group', async () => {
      const [{ user, roomId }, other] = [await talk(), await talk()];
      const { store } = stage.company.app.parts;
      const { id, channel_id: channelId } = await chatOf(other.user);
      await store.write(byServer, async (tx) => {
        const group = await lineChatBegins(tx, { channelId, kind: 'group', lineId: `C${count}` }, null);
        for (const lineChatId of [id, group])
          await placeStands(tx, { roomId, lineChatId, state: 'joined', since: tx.nextSeq() });
      });
      const before = calls().length;
      await taro.room.typing.mutate({ roomId });
      await soon(() => expect(shownTo(other.user)).toHaveLength(1));
      await soon(() => expect(shownTo(user)).toHaveLength(1));
      expect(calls()).toHaveLength(before + 2);
    });

    it('is not tried again when LINE shows nothing, and nobody is told', async () => {
      const { user, roomId } = await talk();
      stage.company.line.faults.next({ path }, { status: 500 });
      await taro.room.typing.mutate({ roomId });
      await soon(() => expect(shownTo(user).map(({ status }) => status)).toEqual([500]));
      await taro.room.typing.mutate({ roomId });
      expect(shownTo(user)).toHaveLength(1);
    });

    it('is nothing that LINE hears of one who blocked the account, or of colleagues among themselves', async () => {
      const { user, roomId } = await talk();
      await user.blocks(channel);
      await inboxEmpty(stage.company.app.parts.store);
      await expect(taro.room.typing.mutate({ roomId })).rejects.toMatchObject({
        data: { denial: { code: 'contactBlockedUs' } },
      });
      const ren = stage.company.cast['ito.ren']!;
      const { room } = await taro.room.create.mutate({ memberIds: [ren], contactIds: [] });
      const before = calls().length;
      await taro.room.typing.mutate({ roomId: room.id });
      expect(shownTo(user)).toEqual([]);
      expect(calls()).toHaveLength(before);
    });

    it('is for those in the room', async () => {
      const { roomId } = await talk();
      const aoi = await stage.screenOf('suzuki.aoi');
      await expect(aoi.room.typing.mutate({ roomId })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
    });

    const calls = () => stage.company.line.requests.filter((request) => request.path === path);
    const shownTo = (user: LineUser) =>
      calls().filter(({ body }) => (body as { chatId: string }).chatId === user.userId);

    const chatOf = ({ userId }: LineUser) =>
      stage.company.app.parts.store.db
        .selectFrom('line_chat')
        .select(['id', 'channel_id'])
        .where('line_id', '=', userId)
        .executeTakeFirstOrThrow();

    async function talk() {
      const user = stage.company.line.createUser({ displayName: `田中 ${++count}` });
      await user.addsFriend(channel);
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      return { user, roomId: item.room.id };
    }
  });
}
