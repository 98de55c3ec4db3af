import { randomUUID } from 'node:crypto';
import { type Channel, type LineSimulator, type LineUser, startLineSimulator } from '@engawa/line-simulator';
import { TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emma, sato, tanaka } from '../dev/cast.ts';
import { type MemberClient, startCompany } from '../dev/start-app.ts';
import { Store } from '../src/store/store.ts';
import { byServer } from '../src/store/who.ts';
import { linesOf, roomWith, soon } from './company.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { KillableServer } from './killable-server.ts';

const kills = 10;
/** The same moments in every run, as far as two processes allow. */
const seed = 20260401;

for (const kind of testDatabases) {
  describe(`a server that is killed again and again under load, on ${kind.name}`, () => {
    let database: TestDatabase;
    let line: LineSimulator;
    let server: KillableServer;
    /** The server's database, seen from outside. */
    let store: Store;
    let taro: MemberClient;
    let channel: Channel;

    beforeAll(async () => {
      database = await kind.create();
      line = await startLineSimulator({ now: slowClock() });
      const company = await startCompany({ database: database.url, directory: database.directory, line });
      channel = await company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
      taro = await company.signIn(sato.memberId);
      await company.close();
      server = new KillableServer(company, database);
      await server.start();
      store = await Store.open(database.dialect());
      line.redelivery = true;
    });
    afterAll(async () => {
      await store?.close();
      await server?.end();
      await line?.stop();
      await database?.drop();
    });

    it('every word stands once in the timeline and once on the phone, in order', { timeout: 300_000 }, async () => {
      const talks = await Promise.all([tanaka, emma].map((person) => startTalk(line.createUser(person))));
      const moments = new Moments(line);
      const stopped = { over: false };
      const talking = talks.flatMap((talk) => [sayAll(talk, stopped, moments), postAll(talk, stopped, moments)]);
      const random = numbers(seed);
      for (let kill = 0; kill < kills; kill++) {
        await moments.after(1 + Math.floor(random() * 25), () => server.kill());
        await renewTokens();
        await server.start();
        await line.redeliver();
      }
      stopped.over = true;
      await Promise.all(talking);
      await line.redeliver();
      for (const talk of talks) await expectOnce(talk);
    });

    /** However slow this machine is, no minute passes: what nobody could know any more after it is another story. */
    async function renewTokens(): Promise<void> {
      const inAMinute = new Date(Date.now() + 60_000).toISOString();
      await store.write(byServer, (tx) => tx.db.updateTable('reply_token').set({ expires_at: inAMinute }).execute());
    }

    type Talk = {
      readonly user: LineUser;
      readonly roomId: string;
      /** What the LINE user said; what of it LINE heard a 200 for at the first time; what the member said. */
      readonly said: string[];
      readonly answered: string[];
      readonly posted: string[];
    };

    async function startTalk(user: LineUser): Promise<Talk> {
      await user.addsFriend(channel);
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      return { user, roomId: item.room.id, said: [], answered: [], posted: [] };
    }

    async function sayAll({ user, said, answered }: Talk, stopped: { over: boolean }, moments: Moments): Promise<void> {
      while (!stopped.over) {
        const text = `${user.displayName} ${said.length}`;
        said.push(text);
        const { result } = await user.says(channel, text);
        if (result.status === 200) answered.push(text);
        else await server.running();
        moments.one();
      }
    }

    /** As a member's browser does: the same id until an answer is heard. */
    async function postAll({ roomId, posted }: Talk, stopped: { over: boolean }, moments: Moments): Promise<void> {
      while (!stopped.over) {
        const text = `佐藤 ${posted.length}`;
        const words = { id: randomUUID(), roomId, content: { kind: 'text' as const, text } };
        posted.push(text);
        while (!(await isPosted(words))) await server.running();
        moments.one();
      }
    }

    async function isPosted(words: Parameters<typeof taro.message.post.mutate>[0]): Promise<boolean> {
      try {
        await taro.message.post.mutate(words);
        return true;
      } catch (error) {
        if (error instanceof TRPCClientError && error.data) throw error;
        return false;
      }
    }

    async function expectOnce({ user, roomId, said, answered, posted }: Talk): Promise<void> {
      const onPhone = () => user.chatWith(channel).flatMap(({ from, text }) => (from === 'account' ? [text] : []));
      await soon(() => expect(onPhone().length).toBeGreaterThanOrEqual(posted.length));
      expect(onPhone()).toEqual(posted);
      const lines = async (name: string) =>
        (await wholeTimeline(roomId))
          .filter((each) => each.startsWith(`${name}: `))
          .map((each) => each.slice(name.length + 2));
      await soon(async () => expect((await lines(user.displayName)).length).toBeGreaterThanOrEqual(said.length));
      const heard = await lines(user.displayName);
      expect(heard.toSorted()).toEqual(said.toSorted());
      expect(heard.filter((text) => answered.includes(text))).toEqual(answered);
      expect(await lines(sato.name)).toEqual(posted);
      expect(answered.length).toBeGreaterThan(kills);
    }

    async function wholeTimeline(roomId: string): Promise<string[]> {
      const lines: string[] = [];
      for (let before: number | undefined, more = true; more; ) {
        const page = await taro.message.page.query({ roomId, limit: 200, ...(before ? { before } : {}) });
        lines.unshift(...linesOf(page));
        before = page.messages[0]?.seq;
        more = page.hasOlder;
      }
      return lines;
    }
  });
}

/** Counts what happens: an answer heard by LINE or by the member, words put on a phone. */
class Moments {
  #left = 0;
  #happen: (() => void) | null = null;

  constructor(line: LineSimulator) {
    line.platform.watch(() => this.one());
  }

  one(): void {
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#happen?.();
    this.#happen = null;
  }

  /** Lets `happen` begin at once when so many more things have happened; resolves when it is done. */
  after(count: number, happen: () => Promise<void>): Promise<void> {
    this.#left = count;
    return new Promise((resolve) => {
      this.#happen = () => resolve(happen());
    });
  }
}

/** Ten times slower than time, so that LINE's tokens hold for the whole story. */
function slowClock(): () => number {
  const begun = Date.now();
  return () => Math.round(begun + (Date.now() - begun) / 10);
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
