import { describe, expect, it } from 'vitest';
import { outboxEmpty, soon } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { accepted, OutboxStage } from '../../test/outbox-stage.ts';
import { forgetWaiting } from '../../test/price-of.ts';
import { byLine } from '../store/who.ts';
import { type ClaimedCall, claimCall, claimForMs } from './claim.ts';
import { recordOutcome } from './record.ts';
import type { Outcome } from './sender.ts';

const senderRefused: Outcome = { kind: 'refused', message: 'sender.name', guilty: [0], suspects: ['sender'] };

for (const database of testDatabases) {
  describe(`while LINE may have what it was asked to say, the outbox on ${database.name}`, () => {
    const on = new OutboxStage(database);

    it('says nothing twice when a reply stayed without an answer', async () => {
      const roomId = await on.roomWithSomebody({ token: true });
      on.carrier.outcomes.push({ kind: 'noAnswer' }, { kind: 'invalidReplyToken' });
      await on.post(roomId, '1');
      on.start();
      await outboxEmpty(on.store);
      expect(on.carrier.calls.map(({ route }) => route)).toEqual(['reply', 'reply']);
      expect(await on.deliveriesIn(roomId)).toEqual(['uncertain reply presumed']);
    });

    it('says what LINE may have under the key that it had, whatever is left out of it', async () => {
      const roomId = await on.roomWithSomebody();
      const refused = { kind: 'refused', message: 'Invalid', guilty: [0] } as const;
      const suspects = [['sender'], ['emoji']] as const;
      on.carrier.outcomes.push({ kind: 'noAnswer' }, ...suspects.map((each) => ({ ...refused, suspects: each })));
      await on.post(roomId, '1');
      on.start();
      await soon(() => expect(on.carrier.calls).not.toHaveLength(0));
      await on.post(roomId, '2');
      await outboxEmpty(on.store);
      expect(on.carrier.texts()).toEqual([['1'], ['1'], ['1'], ['1'], ['2']]);
      const [first, ...again] = on.carrier.calls.slice(0, 4).map(({ id }) => id);
      expect(again).toEqual([first, first, first]);
      expect(on.carrier.without).toEqual([[], ['sender'], ['sender', 'emoji'], []]);
      expect(await on.deliveriesIn(roomId)).toEqual(Array(2).fill('accepted push '));
    });

    it('does not tell as failed what LINE may have and cannot be put together any more', async () => {
      const roomId = await on.roomWithSomebody();
      on.carrier.outcomes.push({ kind: 'noAnswer' }, senderRefused);
      await on.post(roomId, '1');
      on.carrier.unfitWithout.add('sender');
      on.start();
      await outboxEmpty(on.store);
      expect(await on.deliveriesIn(roomId)).toEqual(['uncertain push mediaMissing']);
    });

    it('takes LINE’s yes however late it comes, and a late no for nothing', async () => {
      const roomId = await on.roomWithSomebody();
      await on.post(roomId, '1');
      const chat = await on.chatOf(roomId);
      const claim = (processId: string) => on.store.write(byLine, (tx) => claimCall(tx, chat, processId, on.carrier));
      const slow = (await claim('slow'))!;
      await on.store.write(byLine, (tx) =>
        tx.db.updateTable('call').set({ claimed_until: tx.now }).where('id', '=', slow.call.id).execute(),
      );
      const quick = (await claim('quick'))!;
      await on.store.write(byLine, (tx) => recordOutcome(tx, slow, { kind: 'badCredentials' }));
      expect(await on.deliveriesIn(roomId)).toEqual(['sending push ']);
      await on.store.write(byLine, (tx) => recordOutcome(tx, slow, accepted(slow.call)));
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ']);
      await on.store.write(byLine, (tx) => recordOutcome(tx, quick, { kind: 'noAnswer' }));
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted push ']);
    });

    it('goes on asking for the rest of a call of which a member says that one arrived', async () => {
      const roomId = await on.roomWithSomebody({ token: true });
      for (const text of ['X', 'Y']) await on.post(roomId, text);
      const chat = await on.chatOf(roomId);
      const claim = async () => {
        await on.store.db.updateTable('delivery').set({ due_at: '2026-01-01T00:00:00.000Z' }).execute();
        return on.store.write(byLine, (tx) => claimCall(tx, chat, 'here', on.carrier));
      };
      const tell = (claimed: ClaimedCall, outcome: Outcome) =>
        on.store.write(byLine, (tx) => recordOutcome(tx, claimed, outcome));
      await tell((await claim())!, { kind: 'noAnswer' });
      await tell((await claim())!, { kind: 'refused', message: 'Invalid', guilty: [0] });
      const third = (await claim())!;
      const taro = await on.stage.screenOf('sato.taro');
      const { messages } = await taro.message.page.query({ roomId });
      const x = messages.find(({ delivery }) => delivery?.status === 'uncertain')!;
      await taro.message.decide.mutate({ messageId: x.id, choice: 'arrived' });
      expect(await claim()).toBeNull();
      await tell(third, accepted(third.call));
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted reply saidByMember', 'accepted reply ']);
    });

    it('waits longer each time for a machine that cannot ask', async () => {
      const roomId = await on.roomWithSomebody();
      await on.post(roomId, '1');
      const chat = await on.chatOf(roomId);
      const tries: number[] = [];
      for (let each = 0; each < 4; each++) {
        await on.store.db.updateTable('delivery').set({ due_at: '2026-01-01T00:00:00.000Z' }).execute();
        const claimed = (await on.store.write(byLine, (tx) => claimCall(tx, chat, 'here', on.carrier)))!;
        tries.push(claimed.attempts);
        await on.store.write(byLine, (tx) => recordOutcome(tx, claimed, { kind: 'notAsked' }));
      }
      expect(tries).toEqual([1, 2, 3, 4]);
      await forgetWaiting(on.store);
    });

    it('asks LINE for no longer than the call is its own', async () => {
      const roomId = await on.roomWithSomebody();
      await on.post(roomId, '1');
      on.start();
      await outboxEmpty(on.store);
      expect(on.carrier.msLeft).toHaveLength(1);
      expect(on.carrier.msLeft[0]).toBeLessThan(claimForMs);
    });

    it('takes no fresh words for sent with those that LINE may have, also after these lost their sender', async () => {
      const roomId = await on.roomWithSomebody({ token: true });
      on.carrier.outcomes.push({ kind: 'noAnswer' }, senderRefused, { kind: 'invalidReplyToken' });
      await on.post(roomId, '1');
      on.start();
      await soon(() => expect(on.carrier.calls).not.toHaveLength(0));
      await on.post(roomId, '2');
      await outboxEmpty(on.store);
      expect(on.carrier.texts()).toEqual([['1'], ['1'], ['1'], ['2']]);
      expect(await on.deliveriesIn(roomId)).toEqual(['uncertain reply presumed', 'accepted push ']);
    });
  });
}
