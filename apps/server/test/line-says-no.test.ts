import { nextLineMonthStart } from '@engawa/domain';
import type { Channel } from '@engawa/line-simulator';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sato } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { talkOn } from './line-talk.ts';
import { costsOf } from './price-of.ts';

const push = '/v2/bot/message/push';
const reply = '/v2/bot/message/reply';

for (const database of testDatabases) {
  describe(`LINE says no, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let channel: Channel;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
    });
    beforeEach(async () => {
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    });

    const store = () => stage.company.app.parts.store;
    const line = () => stage.company.line;
    const talk = (free = false) => talkOn(stage, { member: taro, channel, free });
    const decide = (messageId: string, choice: 'again' | 'discard' | 'arrived') =>
      taro.message.decide.mutate({ messageId, choice });
    const times = (roomId: string, dueAt: string) =>
      store().write(byServer, (tx) =>
        tx.db.updateTable('delivery').set({ due_at: dueAt }).where('room_id', '=', roomId).execute(),
      );
    const inSeconds = ({ leavesAt }: { leavesAt?: string }) => (Date.parse(leavesAt!) - Date.now()) / 1000;

    it('too many requests: a short pause, then it goes', async () => {
      const { say, becomes } = await talk();
      line().faults.next({ path: push }, { tooMany: 'rate' });
      const { id } = await say('はい');
      await becomes(id, { status: 'accepted', route: 'push', reason: null });
    });

    it('too many to one person: this chat waits longer, others do not', async () => {
      const [crowded, other] = [await talk(), await talk()];
      line().faults.next({ path: push }, { tooMany: 'user' });
      const { id } = await crowded.say('はい');
      const waiting = await crowded.becomes(id, { status: 'waiting', reason: 'tooManyToContact' });
      expect(inSeconds(waiting)).toBeGreaterThan(20);
      await other.becomes((await other.say('はい')).id, { status: 'accepted' });
      await times(crowded.roomId, new Date().toISOString());
      await crowded.say('つぎ');
      await crowded.becomes(id, { status: 'accepted' });
    });

    it('the month is spent: it waits for the next one, or a free answer', async () => {
      line().changeSettings(channel, { quota: 3, quotaUsed: 3 });
      const { say, becomes } = await talk();
      const { id } = await say('はい');
      const waiting = await becomes(id, { status: 'waiting', reason: 'monthlyLimit' });
      const next = nextLineMonthStart(new Date().toISOString());
      expect(waiting.leavesAt! >= next).toBe(true);
    });

    it('a campaign holds the rest of the month: ten minutes later again', async () => {
      line().changeSettings(channel, { quota: 10, quotaUsed: 3, narrowcastReserved: 7 });
      const { say, becomes, user } = await talk();
      const { id } = await say('はい');
      const waiting = await becomes(id, { status: 'waiting', reason: 'quotaReserved' });
      expect(inSeconds(waiting)).toBeGreaterThan(9 * 60);
      expect(inSeconds(waiting)).toBeLessThan(11 * 60);
      await user.says(channel, 'まだ？');
      await becomes(id, { status: 'accepted', route: 'reply' });
    });

    it('what did not go out stays in the list of rooms until it is settled, whatever the LINE user writes then', async () => {
      const { say, becomes, user, roomId } = await talk();
      line().faults.next({ path: push }, { status: 400, body: { message: 'Something is wrong' } });
      const { id } = await say('はい');
      await becomes(id, { status: 'failed', reason: 'refusedByLine' });
      await user.says(channel, 'もしもし？');
      await inboxEmpty(store());
      const stopped = async () => (await taro.room.list.query()).rooms.find(({ room }) => room.id === roomId)!.notSent;
      expect(await stopped()).toMatchObject([
        { messageId: id, delivery: { status: 'failed', reason: 'refusedByLine' } },
      ]);
      await decide(id, 'discard');
      expect(await stopped()).toEqual([]);
    });

    it('not under this name: the words arrive without it', async () => {
      const { say, becomes, phone } = await talk();
      line().faults.next({ path: push }, { refusesSender: true });
      const { id } = await say('はい');
      await becomes(id, { status: 'accepted', route: 'push' });
      expect(phone()).toMatchObject([{ text: 'はい' }]);
      expect(phone()[0]).not.toHaveProperty('senderName');
    });

    it('to one bubble of five: it alone fails, with LINE’s words, and the others arrive for the price of one', async () => {
      const { say, becomes, phone, outcomes } = await talk();
      await taro.profile.setUndo.mutate({ seconds: 10 });
      const said = [];
      for (const text of ['1', '2', '3', '4', '5']) said.push(await say(text));
      await taro.profile.setUndo.mutate({ seconds: 0 });
      const bad = JSON.stringify({ type: 'text', text: '' });
      const spoiled = store().db.updateTable('delivery').set({ bubble: bad });
      await spoiled.where('message_id', '=', said[2]!.id).execute();
      await taro.message.sendNow.mutate({ messageId: said[4]!.id });
      await becomes(said[4]!.id, { status: 'accepted' });
      const failed = await becomes(said[2]!.id, { status: 'failed', reason: 'refusedByLine' });
      expect(failed.detail).toContain('May not be empty');
      expect(phone().map(({ text }) => text)).toEqual(['1', '2', '4', '5']);
      expect(line().platform.quotas.usedBy(channel.channelId)).toBe(1);
      expect((await outcomes()).filter((each) => each === 'accepted push')).toHaveLength(4);
    });

    it('to one of several without saying which: LINE is asked for each', async () => {
      const { say, phone, becomes } = await talk();
      await taro.profile.setUndo.mutate({ seconds: 10 });
      const [first, second] = [await say('1'), await say('2')];
      await taro.profile.setUndo.mutate({ seconds: 0 });
      const bad = JSON.stringify({ type: 'text', text: 'x'.repeat(5001) });
      await store().db.updateTable('delivery').set({ bubble: bad }).where('message_id', '=', first.id).execute();
      line().faults.next({ path: push }, { status: 400, body: { message: 'Something is wrong' } });
      await taro.message.sendNow.mutate({ messageId: second.id });
      await becomes(first.id, { status: 'failed', reason: 'refusedByLine', detail: 'Something is wrong' });
      await becomes(second.id, { status: 'accepted' });
      expect(phone().map(({ text }) => text)).toEqual(['2']);
    });

    it('to a push whose answer was lost: it has it, and LINE’s ids are kept', async () => {
      const { say, becomes, phone } = await talk();
      line().faults.next({ path: push }, { acceptThenDrop: true });
      const { id } = await say('はい');
      await becomes(id, { status: 'accepted', route: 'push' });
      const row = await store()
        .db.selectFrom('delivery')
        .innerJoin('line_message as copy', 'copy.message_id', 'delivery.message_id')
        .innerJoin('call', 'call.id', 'delivery.call_id')
        .select(['copy.line_message_id', 'copy.quote_token', 'call.cost'])
        .where('delivery.message_id', '=', id)
        .executeTakeFirstOrThrow();
      expect(phone()).toMatchObject([{ id: row.line_message_id, quoteToken: row.quote_token }]);
      expect(row.cost).toBe(1);
    });

    it.each([
      ['a name', { refusesSender: true }],
      ['words', { status: 400 }],
      ['more in this month', { tooMany: 'month' }],
      ['anything from us', { status: 403 }],
    ] as const)('to %s, of a push whose answer was lost: it stands on the phone once', async (_, no) => {
      const { say, phone, deliveryOf } = await talk();
      line().faults.next({ path: push }, { acceptThenDrop: true });
      line().faults.next({ path: push }, no);
      const { id } = await say('一度だけ');
      await soon(async () => expect((await deliveryOf(id)).status).toMatch(/accepted|uncertain/));
      expect((await deliveryOf(id)).status).toBe('status' in no && no.status === 400 ? 'uncertain' : 'accepted');
      expect(phone()).toHaveLength(1);
    });

    describe('to a reply whose answer was lost: it has probably arrived, which nobody may tell as a fact', () => {
      /** LINE has the reply, its answer is lost, and the repeat tells that the token is used up. */
      async function presumed() {
        const one = await talk(true);
        line().faults.next({ path: reply }, { acceptThenDrop: true });
        const { id } = await one.say('届いているはず');
        await one.becomes(id, { status: 'uncertain', route: 'reply', reason: 'presumed' });
        expect(one.phone()).toHaveLength(1);
        return { ...one, id };
      }

      it('until the LINE user quotes it', async () => {
        const { id, user, phone, becomes, roomId } = await presumed();
        await user.says(channel, '見ました', { quotedMessageId: phone()[0]!.id });
        await becomes(id, { status: 'accepted', reason: null });
        const { messages } = await taro.message.page.query({ roomId });
        expect(messages.at(-1)).toMatchObject({ quote: { messageId: id } });
      });
      it('which a quote of something else, said later, does not tell', async () => {
        const { id, user, say, phone, becomes, deliveryOf } = await presumed();
        await becomes((await say('次の話')).id, { status: 'accepted' });
        await store().write(byServer, (tx) => tx.db.deleteFrom('line_message').where('theirs', '=', 0).execute());
        await user.says(channel, '次の話ですね');
        await user.says(channel, 'なるほど', { quotedMessageId: '999999999999999999' });
        await inboxEmpty(store());
        expect(phone()).toHaveLength(2);
        expect(await deliveryOf(id)).toMatchObject({ status: 'uncertain', reason: 'presumed' });
      });
      it('and the member may send it again', async () => {
        const { id, phone, becomes } = await presumed();
        await decide(id, 'again');
        await becomes(id, { status: 'accepted', route: 'push' });
        expect(phone()).toHaveLength(2);
      });
      it('nor even presumed where somebody else uses up this account’s tokens', async () => {
        const first = await talk(true);
        line().expireAllReplyTokens();
        const lost = await first.say('ほかの誰かが先に使った');
        await first.becomes(lost.id, { status: 'accepted', route: 'push' });
        const { user, say, becomes } = first;
        await user.says(channel, 'はい');
        await inboxEmpty(store());
        line().faults.next({ path: reply }, { acceptThenDrop: true });
        await becomes((await say('届いたかどうか')).id, { status: 'uncertain', reason: 'lineUnreachable' });
      });
    });

    describe('when nobody can know whether a reply arrived', () => {
      /** The answer to the reply is lost, and the token has run out before LINE can be asked again. */
      async function uncertain() {
        const one = await talk(true);
        line().faults.next({ path: reply }, { acceptThenDrop: true });
        // However slow this machine is, LINE tells nothing more before the token has run out.
        line().faults.next({ path: reply, times: 3 }, { status: 500 });
        const { id } = await one.say('届きましたか');
        await soon(() => expect(one.phone()).toHaveLength(1));
        const past = new Date(Date.now() - 1000).toISOString();
        await store().write(byServer, (tx) => tx.db.updateTable('reply_token').set({ expires_at: past }).execute());
        await one.becomes(id, { status: 'uncertain', route: 'reply', reason: 'lineUnreachable' });
        line().faults.clear();
        expect(one.phone()).toHaveLength(1);
        return { ...one, id };
      }

      it('it is never said twice by itself; the member may say that it arrived', async () => {
        const { id, becomes, phone } = await uncertain();
        expect((await decide(id, 'arrived')).delivery).toMatchObject({
          ...{ status: 'accepted', reason: 'saidByMember', decidedBy: { name: sato.name } },
        });
        await becomes(id, { status: 'accepted', reason: 'saidByMember' });
        expect(phone()).toHaveLength(1);
        await expect(decide(id, 'again')).rejects.toMatchObject({ data: { denial: { code: 'choiceNotOffered' } } });
      });
      it('the member may send it again, behind what was said since', async () => {
        const { id, becomes, phone, say } = await uncertain();
        await becomes((await say('つづき')).id, { status: 'accepted' });
        await decide(id, 'again');
        await becomes(id, { status: 'accepted', route: 'push' });
        expect(phone().map(({ text }) => text)).toEqual(['届きましたか', 'つづき', '届きましたか']);
      });
      it('the member may put it away', async () => {
        const { id, becomes, phone } = await uncertain();
        await decide(id, 'discard');
        await becomes(id, { status: 'discarded' });
        expect(phone()).toHaveLength(1);
      });
    });

    it('to nothing that anybody could know: what arrived in one call costs once', async () => {
      const { say, becomes } = await talk();
      const ids = [(await say('一')).id, (await say('二')).id];
      for (const id of ids) await becomes(id, { status: 'accepted' });
      await store().write(byServer, async (tx) => {
        const { db } = tx;
        const rows = await db.selectFrom('delivery').select('call_id').where('message_id', 'in', ids).execute();
        const unknown = { status: 'uncertain', call_id: rows[0]!.call_id } as const;
        await db.updateTable('delivery').set(unknown).where('message_id', 'in', ids).execute();
        const calls = rows.map(({ call_id }) => call_id!);
        await db.updateTable('call').set({ cost: 0 }).where('id', 'in', calls).execute();
      });
      for (const id of ids) await decide(id, 'arrived');
      const rows = (await costsOf(store())).filter(({ messageId }) => ids.includes(messageId));
      expect(rows.map(({ cost }) => cost).toSorted()).toEqual([0, 1]);
    });

    it('to somebody who blocked the account: nothing is asked of LINE', async () => {
      const { say, becomes, user, roomId } = await talk();
      await taro.profile.setUndo.mutate({ seconds: 30 });
      const { id } = await say('はい');
      await taro.profile.setUndo.mutate({ seconds: 0 });
      await user.blocks(channel);
      await inboxEmpty(store());
      const before = line().requests.length;
      await times(roomId, new Date().toISOString());
      await taro.message.sendNow.mutate({ messageId: id });
      await becomes(id, { status: 'failed', reason: 'contactBlockedUs' });
      expect(
        line()
          .requests.slice(before)
          .filter(({ path }) => path === push),
      ).toEqual([]);
      await expect(decide(id, 'again')).rejects.toMatchObject({ data: { denial: { code: 'contactBlockedUs' } } });
      expect((await decide(id, 'discard')).delivery).toMatchObject({ status: 'discarded' });
    });

    // Waits for the end of the rest, once is enough.
    it.runIf(database.name === 'SQLite')(
      'again and again: after five faults the channel rests, and the doctor knows until when',
      async () => {
        const talks = await Promise.all(Array.from({ length: 5 }, () => talk()));
        line().faults.next({ path: push, channelId: channel.channelId, times: 5 }, { status: 500 });
        const { id } = await store()
          .db.selectFrom('channel')
          .select('id')
          .where('line_channel_id', '=', channel.channelId)
          .executeTakeFirstOrThrow();
        const rested = soon(() => expect(stage.company.app.parts.line.pausedUntil(id)).not.toBeNull());
        const said = await Promise.all(talks.map(async ({ say, becomes }) => ({ ...(await say('はい')), becomes })));
        await rested;
        for (const each of said) await each.becomes(each.id, { status: 'accepted' });
        expect(stage.company.app.parts.line.pausedUntil(id)).toBeNull();
      },
    );
  });
}
