import { afterEach, describe, expect, it } from 'vitest';
import { aMomentLater, outboxEmpty, soon } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { OutboxStage } from '../../test/outbox-stage.ts';
import { forgetOpen, forgetWaiting } from '../../test/price-of.ts';
import { chatsToServe } from '../store/open-deliveries.ts';
import { releaseMember } from '../store/releasing.ts';
import { keepReplyTokens } from '../store/reply-tokens.ts';
import { byLine } from '../store/who.ts';
import type { Outcome } from './sender.ts';

for (const database of testDatabases) {
  describe(`what the outbox does not send, on ${database.name}`, () => {
    const on = new OutboxStage(database);

    it('lets what there is no bubble for fail alone', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.unfit.add('2');
      for (const text of ['1', '2', '3']) await on.post(roomId, text);
      on.start();
      await outboxEmpty(on.store);
      expect(on.carrier.texts()).toEqual([['1', '3']]);
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ', 'failed  mediaMissing', 'accepted push ']);
    });

    it('sends what may cost nothing by reply or not at all', async () => {
      const [free, late] = [await on.roomWithSomebody({ token: true }), await on.roomWithSomebody()];
      for (const roomId of [free, late]) await on.post(roomId, 'ようこそ');
      await on.store.db.updateTable('delivery').set({ free_only: 1 }).where('status', '=', 'waiting').execute();
      on.start();
      await outboxEmpty(on.store);
      expect(on.carrier.calls.map(({ route }) => route)).toEqual(['reply']);
      expect(await on.deliveriesIn(free)).toEqual(['accepted reply ']);
      expect(await on.deliveriesIn(late)).toEqual(['failed  noFreeToken']);
    });

    it('asks LINE once to learn that the month is spent, and nobody else of the channel tries', async () => {
      const [one, other] = [await on.roomWithSomebody(), await on.roomWithSomebody()];
      on.carrier.outcomes.push({ kind: 'monthlyLimit' });
      await on.post(one, '1');
      on.start();
      await soon(async () => expect(await on.deliveriesIn(one)).toEqual(['waiting  monthlyLimit']));
      await on.post(other, '2');
      expect(await on.deliveriesIn(other)).toEqual(['waiting  monthlyLimit']);
      expect(on.carrier.calls).toHaveLength(1);
      await openTheMonth();
      await outboxEmpty(on.store);
      expect(await on.deliveriesIn(one)).toEqual(['accepted push ']);
      // What LINE has refused is another request when it is asked anew.
      expect(new Set(on.carrier.calls.map(({ id }) => id)).size).toBe(on.carrier.calls.length);
    });

    const then = '2026-04-01T00:00:00.000Z';
    it.each([
      ['lost the permission', { external_talk_at: null }],
      ['was suspended', { suspended_at: then }],
    ])('says nothing more in the name of somebody who %s, whatever kept it waiting', async (_, lost) => {
      const roomId = await on.roomWithSomebody();
      const [taro, ren] = [await on.stage.screenOf('sato.taro'), await on.stage.screenOf('ito.ren')];
      await taro.room.invite.mutate({ roomId, memberIds: [on.stage.company.cast['ito.ren']!] });
      await on.post(roomId, '許可されていたときの言葉');
      const content = { kind: 'text', text: '同僚の言葉' } as const;
      await ren.message.post.mutate({ id: crypto.randomUUID(), roomId, content });
      await change(lost);
      on.start();
      await outboxEmpty(on.store);
      await change({ external_talk_at: then, suspended_at: null });
      expect(on.carrier.texts()).toEqual([['同僚の言葉']]);
      expect(await on.deliveriesIn(roomId)).toEqual(['failed  externalTalkWithdrawn', 'accepted push ']);
    });

    async function change(taro: { external_talk_at?: string | null; suspended_at?: string | null }): Promise<void> {
      await on.store.db.updateTable('member').set(taro).where('member_id', '=', 'sato.taro').execute();
    }

    it('goes on with all other chats when no call can be made for one', async () => {
      const [broken, good] = [await on.roomWithSomebody(), await on.roomWithSomebody()];
      const compose = on.carrier.compose.bind(on.carrier);
      on.carrier.compose = (words) => {
        if (words.content.kind === 'text' && words.content.text === '壊れた') throw new Error('a bug of ours');
        return compose(words);
      };
      await on.post(broken, '壊れた');
      await on.post(good, 'はい');
      on.start();
      await soon(async () => expect(await on.deliveriesIn(good)).toEqual(['accepted push ']));
      expect(await on.deliveriesIn(broken)).toEqual(['waiting  ']);
      await on.store.db.deleteFrom('delivery').where('room_id', '=', broken).execute();
    });

    it('tells of all that stands behind words for which the month has no room why and until when it waits', async () => {
      const roomId = await on.roomWithSomebody();
      let refuse = () => {};
      const answer = new Promise<Outcome>((resolve) => {
        refuse = () => resolve({ kind: 'monthlyLimit' });
      });
      on.carrier.send = () => answer;
      await on.post(roomId, '1');
      on.start();
      await soon(async () => expect(await on.deliveriesIn(roomId)).toEqual(['sending push ']));
      for (const text of ['2', '3']) await on.post(roomId, text);
      refuse();
      await soon(async () => expect(await on.deliveriesIn(roomId)).toEqual(Array(3).fill('waiting  monthlyLimit')));
      const taro = await on.stage.screenOf('sato.taro');
      const { messages } = await taro.message.page.query({ roomId });
      const times = messages.flatMap(({ delivery }) => delivery?.leavesAt ?? []);
      expect(times.every((at) => at > new Date().toISOString())).toBe(true);
      await on.store.db.deleteFrom('delivery').where('room_id', '=', roomId).execute();
      await on.store.db.updateTable('channel').set({ month_spent_until: null }).execute();
    });

    it('sends what a member wants tried again although more was held back before it', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.outcomes.push({ kind: 'monthlyLimit' });
      const { id } = await on.post(roomId, '1');
      await on.post(roomId, '2');
      on.start();
      await soon(async () => expect(await on.deliveriesIn(roomId)).toEqual(Array(2).fill('waiting  monthlyLimit')));
      const taro = await on.stage.screenOf('sato.taro');
      await taro.message.decide.mutate({ messageId: id, choice: 'again' });
      await outboxEmpty(on.store);
      expect(await on.deliveriesIn(roomId)).toEqual(Array(2).fill('accepted push '));
      expect(on.carrier.texts().at(-1)).toEqual(['2', '1']);
    });

    it('sends words with their LINE emoji again when a member wants them tried again', async () => {
      const roomId = await on.roomWithSomebody();
      const refused = { kind: 'refused', message: 'Invalid', guilty: [0] } as const;
      on.carrier.outcomes.push({ ...refused, suspects: ['emoji'] }, refused);
      const compose = on.carrier.compose.bind(on.carrier);
      const withoutEmoji: boolean[] = [];
      on.carrier.compose = (words) => {
        withoutEmoji.push(words.without.includes('emoji'));
        return compose(words);
      };
      const { id } = await on.post(roomId, 'ありがとう(emoji)');
      on.start();
      await outboxEmpty(on.store);
      expect(await on.deliveriesIn(roomId)).toEqual(['failed push refusedByLine']);
      const taro = await on.stage.screenOf('sato.taro');
      await taro.message.decide.mutate({ messageId: id, choice: 'again' });
      await outboxEmpty(on.store);
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ']);
      expect(withoutEmoji).toEqual([false, true, false]);
    });

    it('keeps the time in which words can be taken back, also behind words that are about to be tried again', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.outcomes.push({ kind: 'quotaReserved' });
      await on.post(roomId, '1');
      on.start();
      await soon(async () => expect(await on.deliveriesIn(roomId)).toEqual(['waiting  quotaReserved']));
      const soonTried = new Date(Date.now() + 8000).toISOString();
      await on.store.db.updateTable('delivery').set({ due_at: soonTried }).where('room_id', '=', roomId).execute();
      const taro = await on.stage.screenOf('sato.taro');
      await taro.profile.setUndo.mutate({ seconds: 30 });
      const before = Date.now();
      const { delivery } = await on.post(roomId, '2');
      await taro.profile.setUndo.mutate({ seconds: 0 });
      expect(Date.parse(delivery!.leavesAt!)).toBeGreaterThanOrEqual(before + 30_000);
      await forgetWaiting(on.store);
    });

    it('keeps it also when a free way comes meanwhile, and all that waits takes that way together', async () => {
      const roomId = await on.roomWithSomebody();
      await spendTheMonth();
      const taro = await on.stage.screenOf('sato.taro');
      await on.post(roomId, '1');
      await taro.profile.setUndo.mutate({ seconds: 10 });
      const { delivery } = await on.post(roomId, '2');
      expect(delivery).toMatchObject({ status: 'waiting', reason: 'monthlyLimit' });
      const rows = on.store.db.selectFrom('delivery').select(['due_at', 'said_at']).where('room_id', '=', roomId);
      const said = (await rows.orderBy('seq').execute()).at(-1)!;
      const token = { lineChatId: await on.chatOf(roomId), token: `token of ${roomId}` };
      const now = new Date();
      await on.store.write(byLine, (tx) =>
        keepReplyTokens(tx, [{ ...token, receivedAt: now.toISOString(), happenedAt: null }]),
      );
      const until = new Date(Date.parse(said.said_at) + 10_000).toISOString();
      expect((await rows.execute()).map(({ due_at }) => due_at)).toEqual([until, until]);
      await taro.profile.setUndo.mutate({ seconds: 0 });
      await openTheMonth();
      await forgetWaiting(on.store);
    });

    describe('while a member whose share is spent may still take words back', () => {
      /** What was held as it was said, and how long it can be taken back. */
      async function heldWords() {
        const roomId = await on.roomWithSomebody();
        const [taro, ren] = [await on.stage.screenOf('sato.taro'), await on.stage.screenOf('ito.ren')];
        await taro.room.invite.mutate({ roomId, memberIds: [on.stage.company.cast['ito.ren']!] });
        await taro.profile.setUndo.mutate({ seconds: 30 });
        await share(0);
        const { id, delivery } = await on.post(roomId, '払えません');
        expect(delivery).toMatchObject({ status: 'waiting', reason: 'memberCap' });
        const row = () =>
          on.store.db.selectFrom('delivery').selectAll().where('message_id', '=', id).executeTakeFirstOrThrow();
        const until = new Date(Date.parse((await row()).said_at) + 30_000).toISOString();
        return { roomId, ren, row, until };
      }

      afterEach(async () => {
        await (await on.stage.screenOf('sato.taro')).profile.setUndo.mutate({ seconds: 0 });
        await share(null);
        await forgetWaiting(on.store);
      });

      async function share(monthly_cap: number | null): Promise<void> {
        await on.store.db.updateTable('member').set({ monthly_cap }).where('member_id', '=', 'sato.taro').execute();
      }

      it('they do not leave sooner because the share grows', async () => {
        const { row, until } = await heldWords();
        await on.store.write(byLine, (tx) => releaseMember(tx, on.stage.company.cast['sato.taro']!, ['memberCap']));
        expect((await row()).due_at).toBe(until);
      });

      it('nor because a colleague’s words leave, which do not wait for them', async () => {
        const { roomId, ren, row, until } = await heldWords();
        const content = { kind: 'text', text: '払います' } as const;
        await ren.message.post.mutate({ id: crypto.randomUUID(), roomId, content });
        expect((await row()).due_at).toBe(until);
        on.start();
        await soon(() => expect(on.carrier.texts()).toEqual([['払います']]));
      });

      it('and the outbox knows when to look at them, although they are passed by until then', async () => {
        const { row, until } = await heldWords();
        const { line_chat_id } = await row();
        const tokens = [{ lineChatId: line_chat_id, token: until, receivedAt: until, happenedAt: null }];
        await on.store.write(byLine, (tx) => keepReplyTokens(tx, tokens));
        const now = new Date().toISOString();
        const looked = await chatsToServe(on.store.db, { chats: [], channels: [] }, { limit: 50, now });
        expect(looked.filter(({ lineChatId }) => lineChatId === line_chat_id).map(({ at }) => at)).toEqual([until]);
      });
    });

    async function spendTheMonth(): Promise<void> {
      const month_spent_until = new Date(Date.now() + 3_600_000).toISOString();
      await on.store.db.updateTable('channel').set({ month_spent_until }).execute();
    }

    it('lets nobody wait for a colleague whose share is spent', async () => {
      const roomId = await on.roomWithSomebody();
      for (let each = 0; each < 25; each++) await on.post(roomId, '払えません');
      const later = new Date(Date.now() + 3_600_000).toISOString();
      const capped = { status: 'held', reason: 'memberCap', due_at: later } as const;
      await on.store.db.updateTable('delivery').set(capped).where('room_id', '=', roomId).execute();
      const { id } = await on.post(roomId, '払います');
      const held = on.store.db.updateTable('delivery').set(capped).where('room_id', '=', roomId);
      await held.where('message_id', '!=', id).execute();
      on.start();
      await soon(async () => expect((await on.deliveriesIn(roomId)).at(-1)).toBe('accepted push '));
      expect(on.carrier.texts()).toEqual([['払います']]);
      await forgetWaiting(on.store);
    });

    async function openTheMonth(): Promise<void> {
      await on.store.write(byLine, async (tx) => {
        await tx.db.updateTable('channel').set({ month_spent_until: null }).execute();
        await tx.db
          .updateTable('delivery')
          .set({ due_at: tx.now })
          .where('status', 'in', ['waiting', 'held'])
          .execute();
      });
    }

    it('begins no more than one call of a channel that rested', async () => {
      const rooms = [];
      for (let each = 0; each < 6; each++) rooms.push(await on.roomWithSomebody());
      on.carrier.outcomes.push(...Array.from({ length: 6 }, () => ({ kind: 'fault' }) as const));
      for (const roomId of rooms.slice(0, 5)) await on.post(roomId, '1');
      on.start();
      const { id } = await on.store.db.selectFrom('channel').select('id').executeTakeFirstOrThrow();
      await soon(() => expect(on.outbox!.pausedUntil(id)).not.toBeNull());
      await on.post(rooms[5]!, '2');
      const calls = on.carrier.calls.length;
      await aMomentLater();
      expect(on.carrier.calls).toHaveLength(calls);
      expect(await on.deliveriesIn(rooms[5]!)).toEqual(['waiting  ']);
      await forgetOpen(on.store);
    });
  });
}
