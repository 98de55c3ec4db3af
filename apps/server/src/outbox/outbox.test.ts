import { afterEach, describe, expect, it, vi } from 'vitest';
import { outboxEmpty, soon } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { accepted, OutboxStage } from '../../test/outbox-stage.ts';
import { chatsToServe } from '../store/open-deliveries.ts';
import { Store } from '../store/store.ts';
import { byLine } from '../store/who.ts';
import { claimCall } from './claim.ts';
import { recordOutcome } from './record.ts';
import type { Outcome } from './sender.ts';

const senderRefused: Outcome = { kind: 'refused', message: 'sender.name', guilty: [0], suspects: ['sender'] };

for (const database of testDatabases) {
  describe(`the outbox on ${database.name}`, () => {
    const on = new OutboxStage(database);

    it('repeats a call without an answer word for word, and what was said since comes behind it', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.outcomes.push({ kind: 'noAnswer' }, { kind: 'fault' });
      for (const text of ['1', '2']) await on.post(roomId, text);
      on.start();
      await soon(() => expect(on.carrier.calls).not.toHaveLength(0));
      await on.post(roomId, '3');
      await outboxEmpty(on.store);
      expect(on.carrier.texts()).toEqual([['1', '2'], ['1', '2'], ['1', '2'], ['3']]);
      const [first, second, third, behind] = on.carrier.calls;
      expect([second, third]).toEqual([first, first]);
      expect(behind!.id).not.toBe(first!.id);
      expect(await on.deliveriesIn(roomId)).toEqual(Array(3).fill('accepted push '));
    });

    it('goes from a reply to a push when the token was no good, and the words have surely not left', async () => {
      const roomId = await on.roomWithSomebody({ token: true });
      on.carrier.outcomes.push({ kind: 'invalidReplyToken' });
      await on.post(roomId, '1');
      on.start();
      await outboxEmpty(on.store);
      expect(on.carrier.calls.map(({ route, replyToken }) => [route, replyToken === null])).toEqual([
        ['reply', false],
        ['push', true],
      ]);
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ']);
    });

    it('says without a sender what was said together with words whose sender was refused before', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.outcomes.push({ ...senderRefused, guilty: [1], suspects: [null, 'sender'] });
      await on.post(roomId, '1');
      const chat = await on.chatOf(roomId);
      const first = (await on.store.write(byLine, (tx) => claimCall(tx, chat, 'one', on.carrier)))!;
      await on.post(roomId, '2');
      await on.store.write(byLine, (tx) => recordOutcome(tx, first, senderRefused));
      on.start();
      await outboxEmpty(on.store);
      expect(on.carrier.texts()).toEqual([
        ['1', '2'],
        ['1', '2'],
      ]);
      expect(on.carrier.without).toEqual([[], ['sender'], [], ['sender']]);
      expect(await on.deliveriesIn(roomId)).toEqual(Array(2).fill('accepted push '));
    });

    it('gives up what LINE will not take, tells why, and goes on with the rest', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.outcomes.push({ kind: 'refused', message: 'May not be empty', guilty: null });
      await on.post(roomId, '1');
      on.start();
      await outboxEmpty(on.store);
      await on.post(roomId, '2');
      await outboxEmpty(on.store);
      expect(await on.deliveriesIn(roomId)).toEqual(['failed push refusedByLine', 'accepted push ']);
    });

    it('lets no chat wait for another', async () => {
      const [held, free] = [await on.roomWithSomebody(), await on.roomWithSomebody()];
      let release = () => {};
      const answer = new Promise<Outcome>((resolve) => {
        release = () => resolve({ kind: 'accepted', sent: [], requestId: null });
      });
      const send = on.carrier.send.bind(on.carrier);
      on.carrier.send = (call, ms) => (call.bubbles[0]!.includes('待つ') ? answer : send(call, ms));
      await on.post(held, '待つ');
      on.start();
      await soon(async () => expect(await on.deliveriesIn(held)).toEqual(['sending push ']));
      await on.post(held, 'そのあと');
      await on.post(free, '待たない');
      await soon(async () => expect(await on.deliveriesIn(free)).toEqual(['accepted push ']));
      expect(await on.deliveriesIn(held)).toEqual(['sending push ', 'waiting  ']);
      release();
      await outboxEmpty(on.store);
      expect(await on.deliveriesIn(held)).toEqual(Array(2).fill('accepted push '));
    });

    it('leaves the database in peace while a chat waits for its next try', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.outcomes.push({ kind: 'tooManyRequests' }, { kind: 'tooManyRequests' });
      await on.post(roomId, '1');
      on.start();
      await soon(() => expect(on.carrier.calls).not.toHaveLength(0));
      await on.post(roomId, '2');
      let commits = 0;
      const stopCounting = on.store.onCommit(() => commits++);
      await soon(() => expect(on.carrier.calls.length).toBeGreaterThanOrEqual(3));
      stopCounting();
      expect(commits).toBeLessThan(15);
      await outboxEmpty(on.store);
      expect(on.carrier.texts()).toEqual([['1'], ['1'], ['1'], ['2']]);
    });

    it('records nothing of a call that another process has taken up meanwhile', async () => {
      const roomId = await on.roomWithSomebody({ token: true });
      await on.post(roomId, '1');
      const chat = await on.chatOf(roomId);
      const claim = (processId: string) => on.store.write(byLine, (tx) => claimCall(tx, chat, processId, on.carrier));
      const slow = (await claim('slow'))!;
      expect(await claim('quick')).toBeNull();
      await on.store.write(byLine, (tx) =>
        tx.db.updateTable('call').set({ claimed_until: tx.now }).where('id', '=', slow.call.id).execute(),
      );
      const quick = (await claim('quick'))!;
      expect(quick.call).toEqual(slow.call);
      await on.store.write(byLine, (tx) => recordOutcome(tx, slow, { kind: 'invalidReplyToken' }));
      expect(await on.deliveriesIn(roomId)).toEqual(['sending reply ']);
      await on.store.write(byLine, (tx) => recordOutcome(tx, quick, accepted(quick.call)));
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted reply ']);
      await on.store.write(byLine, (tx) => recordOutcome(tx, slow, { kind: 'invalidReplyToken' }));
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted reply ']);
    });

    // Few, and more than are looked at in one step.
    it.each([5, 25])(
      'waits in peace while another process sends what stands behind %i that were held',
      async (count) => {
        const roomId = await on.roomWithSomebody();
        for (let each = 0; each < count; each++) await on.post(roomId, '払えませんでした');
        const { id } = await on.post(roomId, '出ていく途中です');
        await capSpent(roomId, { except: [id], inMs: 60_000 });
        const chat = await on.chatOf(roomId);
        const other = (await on.store.write(byLine, (tx) =>
          claimCall(tx, chat, on.store.dialect.processId, on.carrier),
        ))!;
        expect(other.call.bubbles.map((bubble) => JSON.parse(bubble).text)).toEqual(['出ていく途中です']);
        await capSpent(roomId, { except: [id], inMs: 0 });
        const now = new Date().toISOString();
        const looked = await chatsToServe(on.store.db, { chats: [], channels: [] }, { limit: 5, now });
        expect(looked.find(({ lineChatId }) => lineChatId === chat)!.at > now).toBe(true);
        on.start();
        const beside = await on.roomWithSomebody();
        await on.post(beside, 'となりの部屋');
        await soon(async () => expect(await on.deliveriesIn(beside)).toEqual(['accepted push ']));
        expect(on.carrier.texts()).toEqual([['となりの部屋']]);
        await on.store.write(byLine, (tx) => recordOutcome(tx, other, accepted(other.call)));
        await outboxEmpty(on.store);
        expect(on.carrier.calls).toHaveLength(1 + count / 5);
      },
    );

    it('takes a call up whole again, whatever was let go between its bubbles meanwhile', async () => {
      const roomId = await on.roomWithSomebody();
      const first = await on.post(roomId, '初め');
      for (let each = 0; each < 25; each++) await on.post(roomId, '払えませんでした');
      const last = await on.post(roomId, '終わり');
      await capSpent(roomId, { except: [first.id, last.id], inMs: 60_000 });
      on.carrier.outcomes.push({ kind: 'noAnswer' });
      on.start();
      await soon(() => expect(on.carrier.calls).not.toHaveLength(0));
      await capSpent(roomId, { except: [first.id, last.id], inMs: 0 });
      await outboxEmpty(on.store);
      const [call, again] = on.carrier.calls;
      expect(on.carrier.texts()[0]).toEqual(['初め', '終わり']);
      expect(again).toEqual(call);
    });

    async function capSpent(
      roomId: string,
      { except, inMs }: { except: readonly string[]; inMs: number },
    ): Promise<void> {
      const due_at = new Date(Date.now() + inMs).toISOString();
      const held = on.store.db.updateTable('delivery').set({ status: 'held', reason: 'memberCap', due_at });
      await held.where('room_id', '=', roomId).where('message_id', 'not in', except).execute();
    }

    describe('after days in which nothing ran', () => {
      /** As if the server had stood still for two days since. */
      async function twoDaysPass(roomId: string): Promise<void> {
        const then = new Date(Date.now() - 48 * 60 * 60 * 1000).toISOString();
        const { db } = on.store;
        await db.updateTable('delivery').set({ said_at: then, due_at: then }).where('room_id', '=', roomId).execute();
        const begun = db.updateTable('call').set({ first_tried_at: then, claimed_until: then });
        await begun.where('paid_for_room_id', '=', roomId).where('ended_at', 'is', null).execute();
      }

      it('says nothing again that LINE may have and has forgotten the retry key of', async () => {
        const roomId = await on.roomWithSomebody();
        await on.post(roomId, '1');
        const chat = await on.chatOf(roomId);
        await on.store.write(byLine, (tx) => claimCall(tx, chat, 'gone', on.carrier));
        await twoDaysPass(roomId);
        on.start();
        await outboxEmpty(on.store);
        expect(on.carrier.calls).toEqual([]);
        expect(await on.deliveriesIn(roomId)).toEqual(['uncertain push lineUnreachable']);
      });

      it('gives what was never tried its full day of tries', async () => {
        const roomId = await on.roomWithSomebody();
        await on.post(roomId, '1');
        await twoDaysPass(roomId);
        on.carrier.outcomes.push({ kind: 'unreachable' }, { kind: 'fault' });
        on.start();
        await outboxEmpty(on.store);
        expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ']);
      });
    });

    describe('when the clock was wrong', () => {
      afterEach(() => vi.useRealTimers());

      it('sends within seconds what waits for its next try, though the clock is set back by an hour meanwhile', async () => {
        const roomId = await on.roomWithSomebody();
        for (let tries = 0; tries < 4; tries++) on.carrier.outcomes.push({ kind: 'tooManyRequests' });
        await on.post(roomId, '1');
        on.start();
        await soon(async () => {
          expect(on.carrier.calls).toHaveLength(4);
          expect(await on.deliveriesIn(roomId)).toEqual(['waiting  tooManyRequests']);
        });
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 60 * 60 * 1000 });
        await outboxEmpty(on.store);
        expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ']);
      });
    });

    it('takes up at once what a process that has ended had begun', async () => {
      const roomId = await on.roomWithSomebody();
      await on.post(roomId, '1');
      const chat = await on.chatOf(roomId);
      const other = await Store.open(on.stage.database.dialect());
      const begun = (await on.store.write(byLine, (tx) => claimCall(tx, chat, other.dialect.processId, on.carrier)))!;
      if (database.name === 'PostgreSQL') await expectLeftAlone(roomId);
      await other.close();
      on.renew();
      on.start();
      await outboxEmpty(on.store);
      expect(on.carrier.calls).toEqual([begun.call]);
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ']);
    });

    /** What a living process has begun is its own; on SQLite there is but one. */
    async function expectLeftAlone(roomId: string): Promise<void> {
      const beside = await on.roomWithSomebody();
      on.start();
      await on.post(beside, '2');
      await soon(async () => expect(await on.deliveriesIn(beside)).toEqual(['accepted push ']));
      expect(await on.deliveriesIn(roomId)).toEqual(['sending push ']);
      await on.outbox!.stop();
      on.carrier.calls.length = 0;
    }
  });
}
