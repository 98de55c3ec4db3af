import { priceOfWords } from '@engawa/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabases } from '../../test/databases.ts';
import { makeChats, makeCompany, makeRoom } from '../../test/room-of-several.ts';
import { lineChatBegins } from '../store/line-chats.ts';
import { keepReplyTokens } from '../store/reply-tokens.ts';
import { placeStands } from '../store/room-places.ts';
import { Store } from '../store/store.ts';
import { byServer } from '../store/who.ts';
import { walletOf } from './wallet.ts';

const sato = { kind: 'member', memberId: 'sato', sessionId: null, from: null } as const;

for (const kind of testDatabases) {
  describe(`what words cost in a room that several places hear, on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    beforeEach(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
      await store.write(byServer, async (tx) => {
        await makeCompany(tx);
        const chats = await makeChats(tx);
        await makeRoom(tx, 'room', chats);
        await tx.db.updateTable('line_chat').set({ heads: 7 }).where('id', '=', chats.group).execute();
        const times = { receivedAt: tx.now, happenedAt: Date.parse(tx.now) };
        await keepReplyTokens(tx, [{ lineChatId: chats.hanako, token: 'token', ...times }]);
      });
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    const wallet = () => walletOf(store, sato, 'room');
    const words = () => ({ now: new Date().toISOString(), bubbles: 1, silent: false });

    it('is the price of each: free where a token answers, one for a LINE user, all heads of a group', async () => {
      const { places, held } = await wallet();
      expect(places.map(({ cost, tokens }) => [cost, tokens.length])).toEqual([
        [1, 1],
        [1, 0],
        [7, 0],
      ]);
      expect(priceOfWords(places, words())).toEqual({ messages: 8, kind: 'costs' });
      expect(held).toBeNull();
    });

    it('waits for a share that does not hold all of it', async () => {
      const share = (monthly_cap: number) =>
        store.write(byServer, (tx) =>
          tx.db.updateTable('member').set({ monthly_cap }).where('id', '=', 'sato').execute(),
        );
      await share(9);
      expect(await wallet()).toMatchObject({ held: null, cap: { limit: 9, used: 0 } });
      await share(8);
      expect((await wallet()).held).toBe('memberCap');
    });

    it('is paid from the month of each account: the one that ends first is shown, and holds words back', async () => {
      const month = (id: string, quota_limit: number) =>
        store.write(byServer, (tx) =>
          tx.db
            .updateTable('channel')
            .set({ quota_kind: 'limited', quota_limit, quota_used: 0, quota_read_at: tx.now })
            .where('id', '=', id)
            .execute(),
        );
      await store.write(byServer, async (tx) => {
        const place = { channelId: 'other', kind: 'user', lineId: 'U-hanako' } as const;
        const lineChatId = await lineChatBegins(tx, place, 'hanako');
        await placeStands(tx, { roomId: 'room', lineChatId, state: 'joined', since: tx.nextSeq() });
      });
      await month('channel', 200);
      await month('other', 1);
      expect(await wallet()).toMatchObject({ held: null, quota: { limit: 1 } });
      await month('channel', 8);
      await month('other', 200);
      expect(await wallet()).toMatchObject({ held: 'monthlyLimit', quota: { limit: 8 } });
    });
  });
}
