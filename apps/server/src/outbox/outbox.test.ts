import { randomUUID } from 'node:crypto';
import type { Channel } from '@engawa/line-simulator';
import { pino } from 'pino';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberClient } from '../../dev/start-app.ts';
import { inboxEmpty, outboxEmpty, soon, stageOn } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { Store } from '../store/store.ts';
import { claimCall } from './claim.ts';
import { Outbox } from './outbox.ts';
import { recordOutcome } from './record.ts';
import type { Call, Outcome, Sender } from './sender.ts';

/** Somebody who carries words outside, and says of each call what the story wants. */
class Carrier implements Sender {
  readonly calls: Call[] = [];
  readonly outcomes: Outcome[] = [];

  /** What there is no bubble for. */
  readonly unfit = new Set<string>();

  compose({ content }: Parameters<Sender['compose']>[0]): ReturnType<Sender['compose']> {
    const isUnfit = content.kind === 'text' && this.unfit.has(content.text);
    return isUnfit ? { reason: 'mediaMissing' } : { bubble: JSON.stringify(content) };
  }

  async send(call: Call): Promise<Outcome> {
    this.calls.push(call);
    return this.outcomes.shift() ?? accepted(call);
  }

  texts(): string[][] {
    return this.calls.map(({ bubbles }) => bubbles.map((bubble) => (JSON.parse(bubble) as { text: string }).text));
  }
}

const accepted = ({ bubbles, id }: Call): Outcome => ({
  kind: 'accepted',
  sent: bubbles.map((_, index) => ({ id: `${id} ${index}`, quoteToken: null })),
  requestId: null,
});

for (const database of testDatabases) {
  describe(`the outbox on ${database.name}`, () => {
    const stage = stageOn(database);
    const log = pino({ level: 'silent' });
    let taro: MemberClient;
    let channel: Channel;
    let carrier: Carrier;
    let outbox: Outbox;

    const store = () => stage.company.app.parts.store;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      const itsOwn = stage.company.app.parts.line.workers.find((worker) => worker instanceof Outbox);
      await itsOwn!.stop();
    });
    beforeEach(() => {
      carrier = new Carrier();
      outbox = new Outbox(store(), carrier, log);
    });
    afterEach(async () => {
      await outbox.stop();
    });

    /** A room with a LINE user, whose one reply token is there or not. */
    async function roomWithSomebody({ token = false } = {}): Promise<string> {
      const user = stage.company.line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      await inboxEmpty(store());
      if (!token) await store().write((tx) => tx.db.deleteFrom('reply_token').execute());
      return roomOf(user.userId);
    }

    async function roomOf(lineUserId: string): Promise<string> {
      const chats = store().db.selectFrom('line_chat').innerJoin('room', 'room.line_chat_id', 'line_chat.id');
      const { id } = await chats.select('room.id').where('line_id', '=', lineUserId).executeTakeFirstOrThrow();
      return id;
    }

    const post = (roomId: string, text: string) =>
      taro.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });

    async function chatOf(roomId: string): Promise<string> {
      const { db } = store();
      const room = await db
        .selectFrom('room')
        .select('line_chat_id')
        .where('id', '=', roomId)
        .executeTakeFirstOrThrow();
      return room.line_chat_id!;
    }

    async function deliveriesIn(roomId: string): Promise<string[]> {
      const { messages } = await taro.message.page.query({ roomId });
      return messages.flatMap(({ delivery }) =>
        delivery ? [[delivery.status, delivery.route, delivery.reason].join(' ')] : [],
      );
    }

    it('repeats a call without an answer word for word, and what was said since comes behind it', async () => {
      const roomId = await roomWithSomebody();
      carrier.outcomes.push({ kind: 'noAnswer' }, { kind: 'fault' });
      for (const text of ['1', '2']) await post(roomId, text);
      outbox.start();
      await soon(() => expect(carrier.calls).toHaveLength(1));
      await post(roomId, '3');
      await outboxEmpty(store());
      expect(carrier.texts()).toEqual([['1', '2'], ['1', '2'], ['1', '2'], ['3']]);
      const [first, second, third, behind] = carrier.calls;
      expect([second, third]).toEqual([first, first]);
      expect(behind!.id).not.toBe(first!.id);
      expect(await deliveriesIn(roomId)).toEqual(Array(3).fill('accepted push '));
    });

    it('goes from a reply to a push when the token was no good, and the words have surely not left', async () => {
      const roomId = await roomWithSomebody({ token: true });
      carrier.outcomes.push({ kind: 'invalidReplyToken' });
      await post(roomId, '1');
      outbox.start();
      await outboxEmpty(store());
      expect(carrier.calls.map(({ route, replyToken }) => [route, replyToken === null])).toEqual([
        ['reply', false],
        ['push', true],
      ]);
      expect(await deliveriesIn(roomId)).toEqual(['accepted push ']);
    });

    it('says nothing twice when a reply stayed without an answer', async () => {
      const roomId = await roomWithSomebody({ token: true });
      carrier.outcomes.push({ kind: 'noAnswer' }, { kind: 'invalidReplyToken' });
      await post(roomId, '1');
      outbox.start();
      await outboxEmpty(store());
      expect(carrier.calls.map(({ route }) => route)).toEqual(['reply', 'reply']);
      expect(await deliveriesIn(roomId)).toEqual(['accepted reply ']);
    });

    it('gives up what LINE will not take, tells why, and goes on with the rest', async () => {
      const roomId = await roomWithSomebody();
      carrier.outcomes.push({ kind: 'refused', message: 'May not be empty', guilty: null });
      await post(roomId, '1');
      outbox.start();
      await outboxEmpty(store());
      await post(roomId, '2');
      await outboxEmpty(store());
      expect(await deliveriesIn(roomId)).toEqual(['failed push refusedByLine', 'accepted push ']);
    });

    it('lets no chat wait for another', async () => {
      const [held, free] = [await roomWithSomebody(), await roomWithSomebody()];
      let release = () => {};
      const answer = new Promise<Outcome>((resolve) => {
        release = () => resolve({ kind: 'accepted', sent: [], requestId: null });
      });
      const send = carrier.send.bind(carrier);
      carrier.send = (call) => (call.bubbles[0]!.includes('待つ') ? answer : send(call));
      await post(held, '待つ');
      outbox.start();
      await soon(async () => expect(await deliveriesIn(held)).toEqual(['sending push ']));
      await post(held, 'そのあと');
      await post(free, '待たない');
      await soon(async () => expect(await deliveriesIn(free)).toEqual(['accepted push ']));
      expect(await deliveriesIn(held)).toEqual(['sending push ', 'waiting  ']);
      release();
      await outboxEmpty(store());
      expect(await deliveriesIn(held)).toEqual(Array(2).fill('accepted push '));
    });

    it('leaves the database in peace while a chat waits for its next try', async () => {
      const roomId = await roomWithSomebody();
      carrier.outcomes.push({ kind: 'tooManyRequests' }, { kind: 'tooManyRequests' });
      await post(roomId, '1');
      outbox.start();
      await soon(() => expect(carrier.calls).toHaveLength(1));
      await post(roomId, '2');
      let commits = 0;
      const stopCounting = store().onCommit(() => commits++);
      await soon(() => expect(carrier.calls.length).toBeGreaterThanOrEqual(3));
      stopCounting();
      expect(commits).toBeLessThan(15);
      await outboxEmpty(store());
      expect(carrier.texts()).toEqual([['1'], ['1'], ['1'], ['2']]);
    });

    it('records nothing of a call that another process has taken up meanwhile', async () => {
      const roomId = await roomWithSomebody({ token: true });
      await post(roomId, '1');
      const chat = await chatOf(roomId);
      const claim = (processId: string) => store().write((tx) => claimCall(tx, chat, processId, carrier));
      const slow = (await claim('slow'))!;
      expect(await claim('quick')).toBeNull();
      await store().write((tx) =>
        tx.db.updateTable('delivery').set({ claimed_until: tx.now }).where('id', '=', slow.call.id).execute(),
      );
      const quick = (await claim('quick'))!;
      expect(quick.call).toEqual(slow.call);
      await store().write((tx) => recordOutcome(tx, slow, { kind: 'invalidReplyToken' }));
      expect(await deliveriesIn(roomId)).toEqual(['sending reply ']);
      await store().write((tx) => recordOutcome(tx, quick, accepted(quick.call)));
      expect(await deliveriesIn(roomId)).toEqual(['accepted reply ']);
      await store().write((tx) => recordOutcome(tx, slow, { kind: 'invalidReplyToken' }));
      expect(await deliveriesIn(roomId)).toEqual(['accepted reply ']);
    });

    describe('after days in which nothing ran', () => {
      /** As if the server had stood still for two days since. */
      async function twoDaysPass(roomId: string): Promise<void> {
        const then = new Date(Date.now() - 48 * 60 * 60 * 1000).toISOString();
        const times = { changed_at: then, due_at: then };
        const { db } = store();
        await db.updateTable('delivery').set(times).where('room_id', '=', roomId).execute();
        const begun = db.updateTable('delivery').set({ claimed_until: then }).where('room_id', '=', roomId);
        await begun.where('status', '=', 'sending').execute();
      }

      it('says nothing again that LINE may have and has forgotten the retry key of', async () => {
        const roomId = await roomWithSomebody();
        await post(roomId, '1');
        const chat = await chatOf(roomId);
        await store().write((tx) => claimCall(tx, chat, 'gone', carrier));
        await twoDaysPass(roomId);
        outbox.start();
        await outboxEmpty(store());
        expect(carrier.calls).toEqual([]);
        expect(await deliveriesIn(roomId)).toEqual(['uncertain push lineUnreachable']);
      });

      it('gives what was never tried its full day of tries', async () => {
        const roomId = await roomWithSomebody();
        await post(roomId, '1');
        await twoDaysPass(roomId);
        carrier.outcomes.push({ kind: 'unreachable' }, { kind: 'fault' });
        outbox.start();
        await outboxEmpty(store());
        expect(await deliveriesIn(roomId)).toEqual(['accepted push ']);
      });
    });

    it('takes up at once what a process that has ended had begun', async () => {
      const roomId = await roomWithSomebody();
      await post(roomId, '1');
      const chat = await chatOf(roomId);
      const other = await Store.open(stage.database.dialect());
      const begun = (await store().write((tx) => claimCall(tx, chat, other.dialect.processId, carrier)))!;
      if (database.name === 'PostgreSQL') await expectLeftAlone(roomId);
      await other.close();
      outbox = new Outbox(store(), carrier, log);
      outbox.start();
      await outboxEmpty(store());
      expect(carrier.calls).toEqual([begun.call]);
      expect(await deliveriesIn(roomId)).toEqual(['accepted push ']);
    });

    /** What a living process has begun is its own; on SQLite there is but one. */
    async function expectLeftAlone(roomId: string): Promise<void> {
      const beside = await roomWithSomebody();
      outbox.start();
      await post(beside, '2');
      await soon(async () => expect(await deliveriesIn(beside)).toEqual(['accepted push ']));
      expect(await deliveriesIn(roomId)).toEqual(['sending push ']);
      await outbox.stop();
      carrier.calls.length = 0;
    }
  });
}
