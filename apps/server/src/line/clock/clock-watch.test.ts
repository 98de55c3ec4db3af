import { lineLimits } from '@engawa/domain';
import { fileMessage } from '@engawa/line-simulator';
import { pino } from 'pino';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inboxEmpty, soon, stageOn } from '../../../test/company.ts';
import { testDatabases } from '../../../test/databases.ts';
import { type LineTalk, talkOn } from '../../../test/line-talk.ts';
import { beginCall } from '../../store/calls.ts';
import { insertDelivery } from '../../store/deliveries.ts';
import type { Schema } from '../../store/schema.ts';
import { byLine } from '../../store/who.ts';
import { ClockWatch } from './clock-watch.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

for (const database of testDatabases) {
  describe(`a wrong clock on ${database.name}`, () => {
    const stage = stageOn(database);
    let talk: LineTalk;
    let watch: ClockWatch;

    beforeAll(async () => {
      const taro = await stage.screenOf('sato.taro');
      const channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      talk = await talkOn(stage, { member: taro, channel, free: true });
      await talk.user.says(channel, '写真です');
      await talk.user.sends(channel, fileMessage({ fileName: '見積.txt', bytes: Buffer.from('1') }));
      await inboxEmpty(store());
      // What is set stays as it is, until the clock's watch looks.
      await Promise.all(stage.company.app.parts.line.workers.map((worker) => worker.stop()));
      await addRows();
      watch = new ClockWatch(store(), pino({ level: 'silent' }));
    });
    afterEach(async () => {
      await watch.stop();
      vi.useRealTimers();
    });

    const store = () => stage.company.app.parts.store;
    const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

    /** A delivery that waits, and a call that is under way; all else is there. */
    async function addRows(): Promise<void> {
      const { db } = store();
      const message = await db.selectFrom('message').selectAll().where('kind', '=', 'text').executeTakeFirstOrThrow();
      const chat = await db.selectFrom('line_chat').selectAll().executeTakeFirstOrThrow();
      const place = { roomId: message.room_id, lineChatId: chat.id, channelId: chat.channel_id };
      await store().write(byLine, (tx) => insertDelivery(tx, { messageId: message.id, seq: message.seq, ...place }));
      const way = { route: 'push', reply_token: null, silent: 0, heads: 1, attempts: 1 } as const;
      const payer = { paid_by: null, paid_for_message_id: message.id, paid_for_room_id: message.room_id };
      const claim = { claimed_by: 'a process', claimed_until: inMs(0) };
      const call = { id: 'call', line_chat_id: chat.id, channel_id: chat.channel_id };
      await store().write(byLine, (tx) => beginCall(tx, { ...call, ...way, ...payer, ...claim }));
    }

    type Case = {
      readonly what: string;
      readonly table: keyof Schema;
      readonly column: string;
      readonly with?: Readonly<Record<string, unknown>>;
      /** From now: no rule sets this, and one sets this. */
      readonly wrong: number;
      readonly right: number;
      /** From now, after the look at the wrong one; default: now. */
      readonly left?: number;
    };

    const delivery = { table: 'delivery', column: 'due_at' } as const;
    const waiting = (reason: string | null) => ({ status: 'waiting', reason });
    const cases: readonly Case[] = [
      {
        what: 'words that wait for their next try',
        ...delivery,
        with: waiting(null),
        wrong: 6 * minute,
        right: 4 * minute,
      },
      {
        what: 'words too many for one person',
        ...delivery,
        with: waiting('tooManyToContact'),
        wrong: 2 * hour,
        right: 50 * minute,
      },
      {
        what: 'words held for the next month',
        ...delivery,
        with: waiting('monthlyLimit'),
        wrong: 40 * day,
        right: minute,
      },
      {
        ...{
          what: 'a call that is under way',
          table: 'call',
          column: 'claimed_until',
        },
        ...{ wrong: hour, right: 10_000, left: 12_000 },
      },
      { what: 'a month that is spent', table: 'channel', column: 'month_spent_until', wrong: 40 * day, right: minute },
      { what: 'the figures of the month', table: 'channel', column: 'quota_read_at', wrong: hour, right: -minute },
      {
        ...{ what: 'an event that failed once', table: 'inbox', column: 'due_at' },
        ...{ with: { status: 'waiting', attempts: 1 }, wrong: 2000, right: 400 },
      },
      {
        ...{ what: 'an event that failed four times', table: 'inbox', column: 'due_at' },
        ...{ with: { status: 'waiting', attempts: 4 }, wrong: minute, right: 3500 },
      },
      {
        ...{ what: 'a profile asked for once', table: 'contact', column: 'profile_due_at' },
        ...{ with: { profile_attempts: 1 }, wrong: minute, right: 900 },
      },
      {
        ...{ what: 'a profile asked for seven times', table: 'contact', column: 'profile_due_at' },
        ...{ with: { profile_attempts: 7 }, wrong: 2 * hour, right: hour },
      },
      {
        ...{ what: 'a read mark told twice', table: 'line_chat', column: 'read_due_at' },
        ...{ with: { read_attempts: 2 }, wrong: minute, right: 1900 },
      },
      {
        ...{ what: 'a file that the machine could not take', table: 'media', column: 'due_at' },
        ...{ with: { status: 'fetching', attempts: 0 }, wrong: 10 * minute, right: 59_000 },
      },
      {
        ...{ what: 'a file asked for three times', table: 'media', column: 'due_at' },
        ...{ with: { status: 'fetching', attempts: 3 }, wrong: 10 * minute, right: 19_000 },
      },
      {
        ...{ what: 'a file asked for all day', table: 'media', column: 'due_at' },
        ...{ with: { status: 'fetching', attempts: 30 }, wrong: 2 * hour, right: 59 * minute },
      },
      {
        ...{ what: 'a reply token', table: 'reply_token', column: 'expires_at', with: { used_at: null } },
        ...{ wrong: hour, right: lineLimits.replyTokenMs - 1000 },
      },
    ];

    it.each(cases)(
      'holds up for no longer than a rule can: $what',
      async ({ table, column, wrong, right, left = 0, ...row }) => {
        const set = (ms: number) =>
          store()
            .db.updateTable(table)
            .set({ ...row.with, [column]: inMs(ms) } as never)
            .execute();
        const found = async () => {
          const one = await store()
            .db.selectFrom(table)
            .select(column as never)
            .where(column as never, 'is not', null)
            .executeTakeFirstOrThrow();
          return Date.parse((one as Record<string, string>)[column]!) - Date.now();
        };
        const look = async () => {
          watch.start();
          await watch.stop();
        };
        await set(wrong);
        await look();
        expect(await found()).toBeLessThanOrEqual(left);
        const kept = inMs(right);
        await set(right);
        await look();
        expect((await found()) + Date.now()).toBeGreaterThanOrEqual(Date.parse(kept));
      },
    );

    it('is noticed when it is set back, within seconds', async () => {
      watch.start();
      await watch.stop();
      watch.start();
      const set = { status: 'waiting', attempts: 1, due_at: inMs(-minute) } as const;
      await store().db.updateTable('inbox').set(set).execute();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - hour });
      await soon(async () => {
        const rows = await store().db.selectFrom('inbox').select('due_at').execute();
        expect(rows.every(({ due_at }) => Date.parse(due_at) <= Date.now())).toBe(true);
      });
    });
  });
}
