import { type LineSimulator, startLineSimulator } from '@engawa/line-simulator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sato, takahashi } from '../../dev/cast.ts';
import { startCompany } from '../../dev/start-app.ts';
import { Store } from '../../src/store/store.ts';
import type { TestDatabase, testDatabases } from '../databases.ts';
import { KillableServer } from '../killable-server.ts';
import { expectAgreement } from './agreement.ts';
import { callsOf } from './calls.ts';
import { type Model, steps } from './commands.ts';
import { Talk } from './talk.ts';

/** Enough for every change; `pnpm test:long` takes 2,000, and `ENGAWA_STEPS=20000 ENGAWA_SEED=7` goes on from there. */
const wanted = Number(process.env.ENGAWA_STEPS ?? 200);
const firstSeed = Number(process.env.ENGAWA_SEED ?? 20261122);
const stepsInOneTalk = 250;
/** Seeds of talks that ended badly once. */
const endedBadly: readonly number[] = [20_261_125, 20_261_128, 20_261_129, 20_261_131];

/** A file for each database, so that both talk at the same time. */
export function talkAtRandomOn(kind: (typeof testDatabases)[number]): void {
  describe(`a random conversation over a bad line and a dying server, on ${kind.name}`, () => {
    let database: TestDatabase;
    let line: LineSimulator;
    let server: KillableServer;
    let store: Store;
    let talks = 0;
    let parts: Omit<Parameters<typeof Talk.begin>[0], 'name'>;

    beforeAll(async () => {
      database = await kind.create();
      line = await startLineSimulator();
      line.redelivery = true;
      const company = await startCompany({ database: database.url, directory: database.directory, line });
      const channel = await company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
      const [member, admin] = [await company.signIn(sato.memberId), await company.signIn(takahashi.memberId)];
      const cookie = await company.cookieOf(sato.memberId);
      const { url } = company.app;
      await company.close();
      server = new KillableServer(company, database);
      await server.start();
      store = await Store.open(database.dialect());
      parts = { line, channel, member, admin, server, store, url, cookie };
    });
    afterAll(async () => {
      await store?.close();
      await server?.end();
      await line?.stop();
      await database?.drop();
    });

    it.for(endedBadly)('ends in agreement with seed %i, too', { timeout: 300_000 }, async (seed) => {
      await talkFor(seed);
    });

    it(`ends in agreement after ${wanted} steps`, { timeout: 900_000 + wanted * 1000 }, async () => {
      let taken = 0;
      for (let seed = firstSeed; taken < wanted; seed++) taken += await talkFor(seed);
      expect(taken).toBeGreaterThanOrEqual(wanted);
    });

    /** @returns how many steps it took. */
    async function talkFor(seed: number): Promise<number> {
      let taken = 0;
      const talking = fc.asyncProperty(
        fc.array(fc.oneof(...steps), { minLength: stepsInOneTalk, maxLength: stepsInOneTalk }),
        async (chosen) => {
          // LINE does not say whether it looks at retry keys or at words first.
          line.platform.looksAtRetryKeysFirst = seed % 2 === 0;
          const talk = await Talk.begin({ ...parts, name: `客${seed}の${++talks}` });
          const model: Model = { blocked: false, spent: false };
          const done: string[] = [];
          try {
            for (const one of chosen) {
              if (!one.check(model)) continue;
              done.push(String(one));
              await one.run(model, talk);
            }
            await expectAgreement(talk, store, database.directory);
          } catch (error) {
            const steps = `seed ${seed}, after: … ${done.slice(-12).join(' → ')}`;
            throw new Error(`${steps}\n${callsOf(talk)}`, { cause: error });
          }
          taken = done.length;
        },
      );
      await fc.assert(talking, { seed, numRuns: 1, endOnFailure: true });
      return taken;
    }
  });
}
