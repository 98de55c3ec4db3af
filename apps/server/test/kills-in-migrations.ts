import { describe, expect, it, onTestFinished } from 'vitest';
import { Store } from '../src/store/store.ts';
import { byServer } from '../src/store/who.ts';
import { type DatabasePicture, pictureOf } from './database-picture.ts';
import type { TestDatabase, testDatabases } from './databases.ts';
import { DyingDialect } from './dying-dialect.ts';
import { asLeftBy } from './landed-schema.ts';

/** Out of so many statements, those before which the start is killed; the first is 1. */
export type Which = (statements: number) => readonly number[];

/** @param stops where it begins, of `everyStop` */
export function tellOfKillsInMigrations(
  kind: (typeof testDatabases)[number],
  stops: readonly string[],
  messages: number,
  which: Which,
): void {
  describe(`a start that is killed while it makes or changes the tables, on ${kind.name}`, () => {
    it.each(stops)(
      'leaves all or nothing, and the next one is whole: from %s',
      { timeout: 3_600_000 },
      async (stop) => {
        const left = await kind.create();
        onTestFinished(() => left.drop());
        await asLeftBy(left, stop, messages);
        const { before, after, statements } = await undisturbed(left);
        expect(after.broken).toEqual([]);
        expect(lost(before, after)).toEqual({});
        const kills = which(statements);
        for (const statement of kills) await killAndStart(left, { before, after }, statement);
        console.log(`${kills.length} kills from ${stop} on ${kind.name}, which takes ${statements} statements`);
      },
    );
  });
}

async function undisturbed(left: TestDatabase) {
  const before = await pictureOf(left);
  const database = await left.copy();
  const counted = new DyingDialect(database);
  await (await Store.open(counted.dialect)).close();
  const after = await pictureOf(database);
  await database.drop();
  return { before, after, statements: counted.statements };
}

type Sides = { readonly before: DatabasePicture; readonly after: DatabasePicture };

async function killAndStart(left: TestDatabase, { before, after }: Sides, statement: number): Promise<void> {
  const database = await left.copy();
  await expect(Store.open(new DyingDialect(database, statement).dialect), `before ${statement}`).rejects.toThrow();
  expect([before, after], `killed before statement ${statement}`).toContainEqual(await pictureOf(database));
  await (await Store.open(database.dialect())).close();
  expect(await pictureOf(database), `started after a kill before statement ${statement}`).toEqual(after);
  const store = await Store.open(database.dialect());
  await store.write(byServer, (tx) => tx.append({ to: 'everyone' }, { kind: 'room.left', roomId: 'r', memberId: 'm' }));
  await store.close();
  await database.drop();
}

/** Rows that are gone, by table; a table that is gone as a whole was taken away on purpose. */
function lost(before: DatabasePicture, after: DatabasePicture): Record<string, number> {
  const missing = Object.entries(before.rows).map(([table, count]) => [table, count - (after.rows[table] ?? count)]);
  return Object.fromEntries(missing.filter(([, count]) => Number(count) > 0));
}
