import { tokenMarginMs } from '@engawa/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { tanaka } from '../../dev/cast.ts';
import { inboxEmpty, stageOn } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { inMs } from './far-off.ts';
import {
  freeTokens,
  holdsUntil,
  keepReplyTokens,
  replyTokenExpiry,
  replyTokensEnd,
  spendReplyToken,
} from './reply-tokens.ts';
import { byServer } from './who.ts';

const minute = 60_000;

describe('a reply token holds', () => {
  const now = '2026-11-27T09:00:00.000Z';
  const inMs = (ms: number) => new Date(Date.parse(now) + ms).toISOString();
  const ago = (ms: number) => Date.parse(now) - ms;
  it.each([
    ['for a minute, of an event that just came', 0, null, minute],
    ['for what is left of the minute', -20_000, null, 40_000],
    ['no longer, although our clock was set back since it came', 60 * minute, null, minute],
    ['for another minute when it is told again', 0, ago(2 * minute), minute],
    ['until 20 minutes after the event, however late it is told again', 0, ago(19.5 * minute), minute / 2],
    ['no more, told again later than that', 0, ago(21 * minute), -minute],
  ])('%s', (_, receivedInMs, happenedAt, holdsMs) => {
    expect(holdsUntil({ receivedAt: inMs(receivedInMs), happenedAt }, now)).toBe(inMs(holdsMs));
  });
});

for (const database of testDatabases) {
  describe(`a reply token on ${database.name}`, () => {
    const stage = stageOn(database);
    let lineChatId: string;

    beforeAll(async () => {
      const { store } = stage.company.app.parts;
      const channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      await stage.company.line.createUser(tanaka).addsFriend(channel);
      await inboxEmpty(store);
      lineChatId = (await store.db.selectFrom('line_chat').select('id').executeTakeFirstOrThrow()).id;
    });

    /** Kept now, of an event that LINE tells again so long after it. @returns ms for which it holds; null: not kept. */
    async function keptOf(token: string, ageMs: number): Promise<number | null> {
      return stage.company.app.parts.store.write(byServer, async (tx) => {
        const now = Date.parse(tx.now);
        await keepReplyTokens(tx, [{ lineChatId, token, receivedAt: tx.now, happenedAt: now - ageMs }]);
        const expiry = await replyTokenExpiry(tx.db, { lineChatId, token });
        return expiry === null ? null : Date.parse(expiry) - now;
      });
    }

    it('holds for a minute after the webhook, one that was told again too', async () => {
      expect(await keptOf('first', 100)).toBe(minute);
      expect(await keptOf('redelivered', 10 * minute)).toBe(minute);
    });

    it('holds no longer than LINE takes it after the event', async () => {
      expect(await keptOf('late', 19.5 * minute)).toBe(minute / 2);
      expect(await keptOf('too late', 21 * minute)).toBeNull();
    });

    it('is left alone in its last moments: the way to LINE takes time too', async () => {
      const rest = tokenMarginMs - 1000;
      expect(await keptOf('ending', 20 * minute - rest)).toBe(rest);
      const { db } = stage.company.app.parts.store;
      const free = await freeTokens(db, lineChatId, new Date().toISOString());
      expect(free.map(({ token }) => token)).not.toContain('ending');
      expect(await stage.company.app.parts.store.write(byServer, (tx) => spendReplyToken(tx, lineChatId))).toBe('late');
    });

    it('is kept with eleven others of its chat at the most, the newest', async () => {
      const { store } = stage.company.app.parts;
      const before = (await freeTokens(store.db, lineChatId, new Date().toISOString())).length;
      const left = await store
        .write(byServer, async (tx) => {
          const received = (n: number) => new Date(Date.parse(tx.now) - 20_000 + n).toISOString();
          const many = Array.from({ length: 30 }, (_, n) => ({
            lineChatId,
            token: `many ${n}`,
            receivedAt: received(n),
          }));
          await keepReplyTokens(
            tx,
            many.map((one) => ({ ...one, happenedAt: null })),
          );
          throw new Undone((await freeTokens(tx.db, lineChatId, tx.now)).map(({ token }) => token));
        })
        .catch((error: unknown) => (error as Undone).tokens);
      expect(left).toHaveLength(12);
      expect(left.filter((token) => token.startsWith('many'))).toEqual(
        Array.from({ length: 12 - before }, (_, n) => `many ${30 - 12 + before + n}`),
      );
    });

    it('ends once, though it was told twice while a clock was wrong', async () => {
      const { store } = stage.company.app.parts;
      const left = await store
        .write(byServer, async (tx) => {
          for (const ms of [60 * minute, 61 * minute]) {
            const row = { line_chat_id: lineChatId, token: 'told twice', expires_at: inMs(tx, ms), used_at: null };
            await tx.db.insertInto('reply_token').values(row).execute();
          }
          await replyTokensEnd(tx, { latest: inMs(tx, minute), equal: { used_at: null } });
          const kept = await tx.db.selectFrom('reply_token').selectAll().where('token', '=', 'told twice').execute();
          throw new Undone(kept.map(({ expires_at }) => (expires_at <= tx.now ? 'ended' : expires_at)));
        })
        .catch((error: unknown) => (error as Undone).tokens);
      expect(left).toEqual(['ended']);
    });

    it('is spent once, the one that runs out first before the others', async () => {
      const spend = () => stage.company.app.parts.store.write(byServer, (tx) => spendReplyToken(tx, lineChatId));
      const [ofFollow, ...others] = [await spend(), await spend(), await spend()];
      expect(ofFollow).not.toBeNull();
      expect(others.sort()).toEqual(['first', 'redelivered']);
      expect(await spend()).toBeNull();
      expect(await keptOf('first', 19.5 * minute)).not.toBeNull();
      expect(await spend()).toBeNull();
    });
  });
}

/** Nothing of it stays. */
class Undone extends Error {
  readonly tokens: readonly string[];
  constructor(tokens: readonly string[]) {
    super();
    this.tokens = tokens;
  }
}
