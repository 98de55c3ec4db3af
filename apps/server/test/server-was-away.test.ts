import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Heartbeat } from '../src/chat/heartbeat.ts';
import { byServer } from '../src/store/who.ts';
import { soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { oneTalkOn } from './one-talk.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

for (const database of testDatabases) {
  describe(`minutes in which no server was there, on ${database.name}`, () => {
    const stage = stageOn(database);
    const talk = oneTalkOn(stage);
    const quiet = oneTalkOn(stage, '木村 静');

    /** A server's sign of life comes after no other was seen for so long. */
    async function startsAfter(silenceMs: number): Promise<string> {
      const last = ago(silenceMs);
      // Before or after the running server's own sign of life, not beside it.
      await talk.store.write(byServer, (tx) => tx.db.updateTable('heartbeat').set({ at: last }).execute());
      await onceMore();
      return last;
    }

    async function onceMore(): Promise<void> {
      const heartbeat = new Heartbeat(talk.store, pino({ level: 'silent' }));
      heartbeat.start();
      await soon(async () => expect([(await newest()) > ago(minute / 2), await untold()]).toEqual([true, 0]));
      await heartbeat.stop();
    }

    async function newest(): Promise<string> {
      const row = await talk.store.db.selectFrom('heartbeat').select('at').orderBy('at', 'desc').executeTakeFirst();
      return row?.at ?? '';
    }

    async function untold(): Promise<number> {
      return (await talk.store.db.selectFrom('gap').select('id').where('told_at', 'is', null).execute()).length;
    }

    /** The LINE user's last words become so old. */
    async function saidBefore(ms: number, { user, channel, last }: typeof talk): Promise<void> {
      await user.says(channel, 'こんにちは');
      const { id } = await last();
      await talk.store.db
        .updateTable('message')
        .set({ at: ago(ms) })
        .where('id', '=', id)
        .execute();
    }

    const linesOf = async ({ messages }: typeof talk) =>
      (await messages()).flatMap(({ content }) =>
        content.kind === 'system' && content.line.code === 'serverAway' ? [content.line] : [],
      );

    it('a restart says nothing', async () => {
      await saidBefore(6 * day, talk);
      await saidBefore(8 * day, quiet);
      // A line that nobody said is not talk.
      await quiet.tells(quiet.event('postback', { postback: { data: 'x' } }));
      const { id } = await quiet.last();
      await talk.store.db
        .updateTable('message')
        .set({ at: ago(day) })
        .where('id', '=', id)
        .execute();
      await stage.company.restart();
      talk.store = quiet.store = stage.company.app.parts.store;
      expect(await linesOf(talk)).toEqual([]);
    });

    it('rooms in which people talk are told from when to when, once; a room that lay still is not', async () => {
      const from = await startsAfter(5 * minute);
      const [line, ...more] = await linesOf(talk);
      expect([line, more]).toEqual([{ code: 'serverAway', from, to: expect.any(String) }, []]);
      expect(Date.parse(line!.to) - Date.parse(from)).toBeGreaterThanOrEqual(5 * minute);
      expect(await linesOf(quiet)).toEqual([]);
      const { rooms } = await (await stage.screenOf('sato.taro')).room.list.query();
      expect(JSON.stringify(rooms.map(({ last }) => last?.content))).not.toContain('serverAway');
      await onceMore();
      expect(await linesOf(talk)).toHaveLength(1);
    });

    it('a server that dies while it tells the rooms is taken over by the next, and no room hears it twice', async () => {
      const before = await linesOf(talk);
      await talk.store.db.updateTable('gap').set({ told_at: null }).execute();
      await onceMore();
      expect(await linesOf(talk)).toEqual(before);
      const gap = { id: randomUUID(), from_at: ago(10 * minute), to_at: ago(8 * minute), told_at: null };
      await talk.store.db.insertInto('gap').values(gap).execute();
      await onceMore();
      expect(await linesOf(talk)).toHaveLength(before.length + 1);
    });

    it('a short silence is none, and signs of life of the past are forgotten', async () => {
      const before = await linesOf(talk);
      await startsAfter(minute / 2 + 20_000);
      expect(await linesOf(talk)).toEqual(before);
      const old = await talk.store.db.selectFrom('heartbeat').select('at').where('at', '<', ago(minute)).execute();
      expect(old).toEqual([]);
    });
  });
}
