import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { loadSecret } from '../src/sealing.ts';
import { openStore } from '../src/store/open-store.ts';
import { type DatabasePicture, pictureOf } from './database-picture.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { asLeftBy } from './landed-schema.ts';
import { callsOfAStart, hasStrace, killedAt } from './system-calls.ts';

/** Out of so many calls of one kind, those before which the start is killed; the first is 1. */
export type Which = (calls: number) => readonly number[];

/**
 * A start on SQLite is killed by the kernel before it changes something on the disk, and starts again.
 * @param stops where it begins, of `everyStop`
 */
export function tellOfKillsAtCalls(stops: readonly string[], messages: number, which: Which): void {
  describe('a start that is killed by SIGKILL before a write, sync, rename or removal', () => {
    it.skipIf(hasStrace)('is not tried here: strace is not installed', () => {});

    it.runIf(hasStrace).each(stops)('is whole at the next one: from %s', { timeout: 7_200_000 }, async (stop) => {
      const left = await testDatabases[0]!.create();
      onTestFinished(() => left.drop());
      await asLeftBy(left, stop, messages);
      const { after, calls } = await undisturbed(left, stop);
      expect(after.broken).toEqual([]);
      let kills = 0;
      for (const [call, count] of calls) {
        for (const nth of which(count)) if (await killAndStart(left, stop, { call, nth }, after)) kills++;
      }
      console.log(`${kills} kills from ${stop}: ${[...calls].map(([call, count]) => `${call} ${count}`).join(', ')}`);
      expect(kills).toBeGreaterThan(0);
    });
  });
}

async function undisturbed(left: TestDatabase, stop: string) {
  const database = await placeOf(left, stop);
  const calls = await callsOfAStart(database);
  const after = await pictureOf(database);
  await database.drop();
  return { after, calls };
}

type Moment = { readonly call: string; readonly nth: number };

async function killAndStart(left: TestDatabase, stop: string, at: Moment, after: DatabasePicture): Promise<boolean> {
  const database = await placeOf(left, stop);
  const killed = await killedAt(database, at.call, at.nth);
  await startAgain(database);
  expect({ ...at, ...(await pictureOf(database)) }).toEqual({ ...at, ...after });
  const files = await readdir(database.directory);
  expect({ ...at, files: files.filter((name) => name.startsWith('secret')) }).toEqual({ ...at, files: ['secret'] });
  await database.drop();
  return killed;
}

async function placeOf(left: TestDatabase, stop: string): Promise<TestDatabase> {
  const database = await left.copy();
  if (stop !== 'nothing') await writeFile(join(database.directory, 'secret'), `${'s'.repeat(64)}\n`, { mode: 0o600 });
  return database;
}

async function startAgain({ url, directory }: TestDatabase): Promise<void> {
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: directory });
  await loadSecret(config);
  const store = await openStore(config.database);
  await store.close();
}
