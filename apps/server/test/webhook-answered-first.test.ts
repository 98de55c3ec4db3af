import { lineLimits } from '@engawa/domain';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { emma, tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`LINE's two seconds, on ${database.name}`, () => {
    // Events are made to fail here, which the server says loudly.
    const stage = stageOn(database, { LOG_LEVEL: 'silent' });
    let taro: MemberClient;
    let channel: Channel;
    let user: LineUser;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      user = stage.company.line.createUser(tanaka);
    });

    const parts = () => stage.company.app.parts;

    async function countOf(table: 'inbox' | 'message' | 'contact' | 'room'): Promise<number> {
      const row = await parts()
        .store.db.selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    }

    it('the answer comes when the events are stored, and before any work on them', async () => {
      await Promise.all(parts().line.workers.map((worker) => worker.stop()));
      const requests = stage.company.line.requests.length;
      const results = [await user.addsFriend(channel)];
      for (let turn = 0; turn < 50; turn++) results.push((await user.says(channel, `${turn}`)).result);
      expect(results.map(({ status }) => status)).toEqual(Array(51).fill(200));
      expect(Math.max(...results.map(({ durationMs }) => durationMs))).toBeLessThan(lineLimits.webhookAnswerMs);
      expect(await countOf('inbox')).toBe(51);
      for (const table of ['message', 'contact', 'room'] as const) expect(await countOf(table)).toBe(0);
      expect(stage.company.line.requests).toHaveLength(requests);

      for (const worker of parts().line.workers) worker.start();
      await soon(async () => expect(await roomWith(taro, tanaka.displayName)).not.toBeNull());
      const { room } = (await roomWith(taro, tanaka.displayName))!;
      const said = Array.from({ length: 50 }, (_, turn) => `${tanaka.displayName}: ${turn}`);
      await soon(async () => expect(await timelineOf(taro, room.id)).toEqual(['contactAdded', ...said]));
    });

    it('LINE being slow with a profile holds up neither the answer nor the words', async () => {
      const { line } = stage.company;
      line.faults.next({ path: /^\/v2\/bot\/profile\// }, { delayMs: 3000 });
      const other = line.createUser(emma);
      await other.addsFriend(channel);
      const { result } = await other.says(channel, 'Hello');
      expect(result.status).toBe(200);
      await inboxEmpty(parts().store);
      const { rooms } = await taro.room.list.query();
      expect(rooms.map(({ last }) => last?.content)).toContainEqual({ kind: 'text', text: 'Hello' });
      expect(await roomWith(taro, emma.displayName)).toBeNull();
    });

    it('an event that cannot be worked on leaves nothing half done, holds back its own chat alone, and is tried again', async () => {
      const { line } = stage.company;
      const [ill, well] = ['病 一', '元気 二'].map((displayName) => line.createUser({ displayName })) as [
        LineUser,
        LineUser,
      ];
      const before = [await countOf('contact'), await countOf('room')];
      const mend = await breakFor(ill.userId);
      await ill.addsFriend(channel);
      await ill.says(channel, '聞こえますか');
      await well.addsFriend(channel);
      await soon(async () => expect(await roomWith(taro, '元気 二')).not.toBeNull());
      const { attempts } = await soon(async () => (await tried(ill.userId)) ?? expect.unreachable('not tried yet'));
      expect(attempts).toBeGreaterThan(0);
      expect([await countOf('contact'), await countOf('room')]).toEqual(before.map((count) => count + 1));
      await mend();
      await soon(async () => expect(await roomWith(taro, '病 一')).not.toBeNull());
      const { room } = (await roomWith(taro, '病 一'))!;
      expect(await timelineOf(taro, room.id)).toEqual(['contactAdded', '病 一: 聞こえますか']);
    });

    it('while an event waits for another try the database is left in peace', async () => {
      const ill = stage.company.line.createUser({ displayName: '病 三' });
      const mend = await breakFor(ill.userId);
      await ill.addsFriend(channel);
      await ill.says(channel, 'まだですか');
      const before = await soon(async () => (await tried(ill.userId)) ?? expect.unreachable('not tried yet'));
      let commits = 0;
      const stop = parts().store.onCommit(() => commits++);
      await soon(async () => expect((await tried(ill.userId))?.attempts).toBeGreaterThan(before.attempts));
      stop();
      expect(commits).toBeLessThan(10);
      await mend();
      await soon(async () => expect(await roomWith(taro, '病 三')).not.toBeNull());
    });

    /** The first event of a chat that has failed. */
    function tried(userId: string) {
      return parts()
        .store.db.selectFrom('inbox')
        .select('attempts')
        .where('chat_key', '=', userId)
        .where('attempts', '>', 0)
        .executeTakeFirst();
    }

    /** Makes the database refuse the room of one LINE user, late in the work on their first event. */
    async function breakFor(userId: string): Promise<() => Promise<void>> {
      const { db, dialect } = parts().store;
      const broken = sql.lit(userId);
      const refuses = sql`exists (select 1 from contact c where c.id = new.person_id and c.line_user_id = ${broken})`;
      if (dialect.name === 'sqlite') {
        await sql`create trigger ill before insert on participant when ${refuses}
          begin select raise(abort, 'ill'); end`.execute(db);
        return async () => void (await sql`drop trigger ill`.execute(db));
      }
      await sql`create or replace function ill() returns trigger language plpgsql as $$
        begin if ${refuses} then raise 'ill'; end if; return new; end $$`.execute(db);
      await sql`create trigger ill before insert on participant for each row execute function ill()`.execute(db);
      return async () => void (await sql`drop trigger ill on participant`.execute(db));
    }
  });
}
