import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soon } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { accepted, OutboxStage } from '../../test/outbox-stage.ts';
import { costsOf, forgetWaiting } from '../../test/price-of.ts';
import { byLine } from '../store/who.ts';
import type { Call, Outcome } from './sender.ts';

for (const database of testDatabases) {
  describe(`what is on its way to LINE, on ${database.name}`, () => {
    const on = new OutboxStage(database);
    /** Calls that LINE has not answered yet. */
    let unanswered: { readonly call: Call; readonly answer: (outcome?: Outcome) => void }[] = [];

    beforeEach(async () => {
      unanswered = [];
      on.carrier.send = (call) =>
        new Promise((resolve) => {
          on.carrier.calls.push(call);
          unanswered.push({ call, answer: (outcome = accepted(call)) => resolve(outcome) });
        });
      await capOf(null);
      await quota({ limit: null, used: 0 });
    });

    afterEach(async () => {
      for (const { answer } of unanswered) answer();
      await on.outbox!.stop();
      await forgetWaiting(on.store);
    });

    const taro = () => on.stage.screenOf('sato.taro');
    const begun = (count: number) => soon(() => expect(unanswered).toHaveLength(count));

    async function spent(): Promise<number> {
      const arrived = (await costsOf(on.store)).filter(({ status }) => status === 'accepted');
      return arrived.reduce((sum, { cost }) => sum + cost, 0);
    }

    async function capOf(cap: number | null): Promise<void> {
      const change = { monthly_cap: cap };
      await on.store.write(byLine, (tx) =>
        tx.db.updateTable('member').set(change).where('member_id', '=', 'sato.taro').execute(),
      );
    }

    async function quota({ limit, used }: { limit: number | null; used: number }): Promise<void> {
      await on.store.write(byLine, (tx) =>
        tx.db
          .updateTable('channel')
          .set({
            ...{ quota_kind: limit === null ? 'none' : 'limited', quota_limit: limit, quota_used: used },
            ...{ quota_read_at: tx.now, month_spent_until: null },
          })
          .execute(),
      );
    }

    async function twoTalks(): Promise<readonly [string, string]> {
      const rooms = [await on.roomWithSomebody(), await on.roomWithSomebody()] as const;
      for (const room of rooms) await on.post(room, '同時に');
      return rooms;
    }

    it('is spent of a member’s share, so that two words at the same moment do not cost more than it holds', async () => {
      const [before, rooms] = [await spent(), await twoTalks()];
      await capOf(before + 1);
      on.start();
      await begun(1);
      await soon(async () => {
        const both = (await Promise.all(rooms.map((room) => on.deliveriesIn(room)))).flat();
        expect(both.sort()).toEqual(['sending push ', 'waiting  memberCap']);
      });
      const { cap, held } = await (await taro()).room.wallet.query({ roomId: rooms[0] });
      expect([cap?.used, held]).toEqual([before + 1, 'memberCap']);
      unanswered[0]!.answer();
      await soon(async () => expect(await spent()).toBe(before + 1));
      expect(on.carrier.calls).toHaveLength(1);
    });

    it('is spent of the month: LINE is asked for more than there is by one call alone, and is believed', async () => {
      const [before, rooms] = [await spent(), await twoTalks()];
      await quota({ limit: before + 1, used: before });
      on.start();
      await begun(1);
      await soon(async () => {
        const both = (await Promise.all(rooms.map((room) => on.deliveriesIn(room)))).flat();
        expect(both.sort()).toEqual(['sending push ', 'waiting  monthlyLimit']);
      });
      unanswered[0]!.answer();
      await begun(2);
      // LINE’s figure is late: by it, a campaign would hold the last message.
      unanswered[1]!.answer({ kind: 'quotaReserved' });
      const month = () => on.store.db.selectFrom('channel').select('month_spent_until').executeTakeFirstOrThrow();
      await soon(async () => expect((await month()).month_spent_until).not.toBeNull());
      expect(await spent()).toBe(before + 1);
    });

    it('is given back with LINE’s no, and what was held for it leaves', async () => {
      const [before, rooms] = [await spent(), await twoTalks()];
      await capOf(before + 1);
      on.start();
      await begun(1);
      unanswered[0]!.answer({ kind: 'unknownDestination' });
      await begun(2);
      unanswered[1]!.answer();
      await soon(async () => expect(await spent()).toBe(before + 1));
      const both = (await Promise.all(rooms.map((room) => on.deliveriesIn(room)))).flat();
      expect(both.sort()).toEqual(['accepted push ', 'failed push unknownDestination']);
    });

    it('stays set aside while LINE wants a pause, or two words would ask in turn without one', async () => {
      const before = await spent();
      await twoTalks();
      await capOf(before + 1);
      on.start();
      await begun(1);
      unanswered[0]!.answer({ kind: 'tooManyRequests' });
      await begun(2);
      expect(unanswered[1]!.call).toEqual(unanswered[0]!.call);
    });

    it('is given back when a free way comes', async () => {
      const [before, rooms] = [await spent(), await twoTalks()];
      await capOf(before + 1);
      on.start();
      await begun(1);
      const { to } = unanswered[0]!.call;
      const first = await on.store.db
        .selectFrom('line_chat')
        .select('id')
        .where('line_id', '=', to)
        .executeTakeFirstOrThrow();
      await on.store.write(byLine, (tx) => {
        const expires_at = new Date(Date.now() + 60_000).toISOString();
        const token = { token: `token of ${to}`, line_chat_id: first.id, expires_at, used_at: null };
        return tx.db.insertInto('reply_token').values(token).execute();
      });
      unanswered[0]!.answer({ kind: 'tooManyRequests' });
      await begun(3);
      expect(unanswered.map(({ call }) => call.route)).toEqual(['push', 'reply', 'push']);
      for (const { answer } of unanswered) answer();
      await soon(async () => expect(await spent()).toBe(before + 1));
      expect((await Promise.all(rooms.map((room) => on.deliveriesIn(room)))).flat().sort()).toEqual([
        'accepted push ',
        'accepted reply ',
      ]);
    });

    it('is paid by whoever paid when it left, also after a try without an answer', async () => {
      const room = await on.roomWithSomebody();
      const ren = await on.stage.screenOf('ito.ren');
      const { message } = await taro();
      await (await taro()).room.invite.mutate({ roomId: room, memberIds: [on.stage.company.cast['ito.ren']!] });
      await capOf(0);
      const free = await on.post(room, '払えません');
      const content = { kind: 'text', text: '払います' } as const;
      const paid = await ren.message.post.mutate({ id: crypto.randomUUID(), roomId: room, content });
      on.start();
      await begun(1);
      expect(unanswered[0]!.call.bubbles).toHaveLength(2);
      unanswered[0]!.answer({ kind: 'noAnswer' });
      await begun(2);
      unanswered[1]!.answer();
      await soon(async () =>
        expect((await message.page.query({ roomId: room })).messages.at(-1)?.delivery?.status).toBe('accepted'),
      );
      const costs = (await costsOf(on.store)).filter(({ roomId }) => roomId === room);
      expect(new Map(costs.map(({ messageId, cost }) => [messageId, cost]))).toEqual(
        new Map([
          [free.id, 0],
          [paid.id, 1],
        ]),
      );
    });
  });
}
