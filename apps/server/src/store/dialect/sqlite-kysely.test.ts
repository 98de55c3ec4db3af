import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { TransactionalSqliteDialect } from './sqlite-kysely.ts';

type Tables = { thing: { id: string; number: number | null; bytes: Buffer | null } };

async function open(): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new TransactionalSqliteDialect(() => new Database(':memory:')) });
  onTestFinished(() => db.destroy());
  await sql`create table thing (id text primary key, number integer, bytes blob)`.execute(db);
  return db;
}

it('lets no plan depend on a value, or SQLite puts it together anew for each', async () => {
  const db = await open();
  const query = db.selectFrom('thing').selectAll().where('id', 'in', ['a', 'b']).where('number', '>', 1).limit(3);
  expect(query.compile().sql).toBe('select * from "thing" where "id" in (+?, +?) and "number" > +? limit +?');
  expect(sql`select ${1}`.compile(db).sql).toBe('select +?');
});

it('gives every value back as it was', async () => {
  const db = await open();
  const things = [
    { id: '007', number: 7, bytes: Buffer.from([0, 255]) },
    { id: '', number: -0.5, bytes: null },
    { id: '見積', number: null, bytes: Buffer.alloc(0) },
  ];
  await db.insertInto('thing').values(things).execute();
  expect(await db.selectFrom('thing').selectAll().orderBy('id').execute()).toEqual([things[1], things[0], things[2]]);
  for (const thing of things)
    expect(await db.selectFrom('thing').select('id').where('id', '=', thing.id).execute()).toEqual([{ id: thing.id }]);
  expect(await db.selectFrom('thing').select('id').where('number', '=', 7).execute()).toEqual([{ id: '007' }]);
});
