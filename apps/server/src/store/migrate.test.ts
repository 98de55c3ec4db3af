import { existsSync } from 'node:fs';
import { type ColumnMetadata, Kysely, SqliteAdapter, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type DatabasePicture, pictureOf } from '../../test/database-picture.ts';
import { type TestDatabase, testDatabases } from '../../test/databases.ts';
import { asLeftBy, landedFile, statementsOfToday } from '../../test/landed-schema.ts';
import { onDatabase } from '../../test/raw-database.ts';
import { StartError } from '../start-error.ts';
import { sqliteDialect } from './dialect/sqlite.ts';
import { type Migrations, migrate, pendingMigrations } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { Store } from './store.ts';
import { byServer } from './who.ts';

const newest = Object.keys(migrations(sqliteDialect(':memory:'))).at(-1)!;

for (const kind of testDatabases) {
  describe(`bringing the tables up to date, on ${kind.name}`, () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await kind.create();
    });
    afterEach(() => database.drop());

    /** As a program does that knows these migrations. */
    async function start(known: (ours: Migrations) => Migrations): Promise<void> {
      const dialect = database.dialect();
      const db = new Kysely<Schema>({ dialect: dialect.kysely });
      try {
        const all = known(migrations(dialect));
        if (await pendingMigrations(db, all)) await migrate(db, dialect, all);
      } finally {
        await db.destroy();
      }
    }

    const step = (up: (db: Kysely<unknown>) => Promise<unknown>): Migration => ({
      up: async (db) => void (await up(db)),
    });

    it('lets two servers that start at the same moment make the tables once', async () => {
      const stores = await Promise.all([Store.open(database.dialect()), Store.open(database.dialect())]);
      await Promise.all(stores.map((store) => store.close()));
      expect((await pictureOf(database)).rows.event_head).toBe(1);
    });

    it('lets an older program work with what a newer one has added', async () => {
      const addsColumn = step((db) => db.schema.alterTable('room').addColumn('colour', 'text').execute());
      await start((ours) => ({ ...ours, '9000-colours': addsColumn }));
      const store = await Store.open(database.dialect());
      await store.write(byServer, (tx) =>
        tx.append({ to: 'everyone' }, { kind: 'room.left', roomId: 'r', memberId: 'm' }),
      );
      await store.close();
    });

    it('brings up to date what an older program can, also beside what a newer one has added', async () => {
      const addsColumn = step((db) => db.schema.alterTable('room').addColumn('colour', 'text').execute());
      await start((ours) => ({ ...ours, '9001-colours': addsColumn }));
      await onDatabase(database, ['delete from event_head']);
      await (await Store.open(database.dialect())).close();
      expect((await pictureOf(database)).rows.event_head).toBe(1);
    });

    it('tells an older program in a sentence that a newer one has taken something away', async () => {
      const takesAway = step((db) => db.schema.alterTable('delivery').dropColumn('detail').execute());
      await start((ours) => ({ ...ours, '9000-contract-details': takesAway }));
      const opened = Store.open(database.dialect());
      await expect(opened).rejects.toThrow(StartError);
      await expect(opened).rejects.toThrow(/newer version of Engawa .*9000-contract-details.* restore the backup/);
    });

    it('says so when an older version was ended in the middle of its changes', async () => {
      await asLeftBy(database, '0003-what-line-says-of-stickers', 10);
      await onDatabase(database, ['alter table inbox add column position integer not null default 0']);
      await expect(Store.open(database.dialect())).rejects.toThrow(/left them halfway. Restore the backup/);
    });

    it('has exactly the statements of every migration that has landed: they stand in databases of companies', async () => {
      const dialect = database.dialect();
      for (const [name, statements] of await statementsOfToday(dialect)) {
        const file = landedFile(name, dialect);
        const isWritten = existsSync(file) || !process.env.CI;
        expect(isWritten, `${name} is not in test/landed: run this test outside CI, and commit what it writes`).toBe(
          true,
        );
        await expect(statements).toMatchFileSnapshot(file);
      }
    });

    it('names every migration for it that takes away what older programs use', async () => {
      const dialect = database.dialect();
      const db = new Kysely<unknown>({ dialect: dialect.kysely });
      onTestFinished(() => db.destroy());
      let before = await columnsOf(db);
      for (const [name, migration] of Object.entries(migrations(dialect))) {
        await migration.up(db);
        const after = await columnsOf(db);
        const says = name.slice(5).startsWith('contract-');
        const takes = contracts(before, after) || rewrites.has(name);
        expect({ name, contracts: takes }).toEqual({ name, contracts: says });
        before = after;
      }
    });
  });
}

describe('a table that is rebuilt on SQLite', () => {
  it('keeps all rows that would be deleted with its own', async () => {
    const database = await testDatabases[0]!.create();
    onTestFinished(() => database.drop());
    await asLeftBy(database, newest, 10_000);
    const counts = ({ rows }: DatabasePicture) => [
      rows.auth_user,
      rows.auth_account,
      rows.auth_session,
      rows.file_link,
    ];
    const before = await pictureOf(database);
    expect(counts(before)).toEqual([20, 20, 60, 500]);
    const dialect = database.dialect();
    const db = new Kysely<Schema>({ dialect: dialect.kysely });
    onTestFinished(() => db.destroy());
    const rebuilds: Migration = {
      up: async (tx) => {
        for (const table of ['auth_user', 'media']) await rebuild(tx, table);
      },
    };
    await migrate(db, dialect, { ...migrations(dialect), '9000-rebuilt': rebuilds });
    const after = await pictureOf(database);
    expect(counts(after)).toEqual(counts(before));
    expect(after.broken).toEqual([]);
    // And from now on they do go with it.
    await db.deleteFrom('auth_user').execute();
    expect(counts(await pictureOf(database))).toEqual([0, 0, 0, 500]);
  });

  it('is refused when rows would refer to nothing after it', async () => {
    const database = await testDatabases[0]!.create();
    onTestFinished(() => database.drop());
    await asLeftBy(database, newest, 100);
    const before = await pictureOf(database);
    const dialect = database.dialect();
    const db = new Kysely<Schema>({ dialect: dialect.kysely });
    onTestFinished(() => db.destroy());
    const loses: Migration = { up: async (tx) => void (await sql`delete from auth_user`.execute(tx)) };
    const migrated = migrate(db, dialect, { ...migrations(dialect), '9000-loses': loses });
    await expect(migrated).rejects.toThrow(/80 rows that refer to nothing: .*auth_session → auth_user/);
    expect(await pictureOf(database)).toEqual(before);
  });
});

describe('tables of PostgreSQL that others use', () => {
  it('are waited for a few seconds at a time, so that those who come later need not queue behind', async () => {
    const database = await testDatabases[1]!.create();
    onTestFinished(() => database.drop());
    await asLeftBy(database, '0002-everything-line-carries', 10);
    const other = new Kysely<Schema>({ dialect: database.dialect().kysely });
    const reading = await other.startTransaction().execute();
    await reading.selectFrom('delivery').select('id').execute();
    const dialect = database.dialect();
    const db = new Kysely<Schema>({ dialect: dialect.kysely });
    let waited = 0;
    await migrate(db, dialect, migrations(dialect), () => {
      waited++;
      void reading.rollback().execute();
    });
    expect(waited).toBe(1);
    await db.destroy();
    await other.destroy();
    await (await Store.open(database.dialect())).close();
  });
});

/** As SQLite's documentation has it: ALTER TABLE, "Making Other Kinds Of Table Schema Changes". */
async function rebuild(tx: Kysely<unknown>, table: string): Promise<void> {
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_schema where name = ${table}`.execute(tx);
  const made = rows[0]!.sql.replace(`"${table}"`, '"rebuilt"');
  await sql.raw(made).execute(tx);
  await sql`insert into rebuilt select * from ${sql.table(table)}`.execute(tx);
  await tx.schema.dropTable(table).execute();
  await tx.schema.alterTable('rebuilt').renameTo(table).execute();
}

/** What they take away stands inside rows: an older program would read what is written there as something else. */
const rewrites: ReadonlySet<string> = new Set(['0018-contract-people-by-id']);

type Columns = ReadonlyMap<string, ColumnMetadata>;

async function columnsOf(db: Kysely<unknown>): Promise<Columns> {
  const tables = await db.introspection.getTables();
  const keys = await keysOf(db);
  return new Map(
    tables.flatMap(({ name, columns }) =>
      columns.map((column) => {
        const place = `${name}.${column.name}`;
        return [place, { ...column, isNullable: column.isNullable && !keys.has(place) }] as const;
      }),
    ),
  );
}

/** No program leaves a key empty, although SQLite would let it (SQLite docs, CREATE TABLE, The PRIMARY KEY). */
async function keysOf(db: Kysely<unknown>): Promise<ReadonlySet<string>> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return new Set();
  const { rows } = await sql<{ place: string }>`
    select t.name || '.' || c.name as place from sqlite_schema t, pragma_table_info(t.name) c
    where t.type = 'table' and c.pk > 0`.execute(db);
  return new Set(rows.map(({ place }) => place));
}

/** Whether statements of a program that knows only what was before would be refused by what is after. */
function contracts(before: Columns, after: Columns): boolean {
  const tables = new Set([...before.keys()].map((place) => place.split('.')[0]));
  const changed = [...before].some(([place, old]) => {
    const now = after.get(place);
    return !now || now.dataType !== old.dataType || (old.isNullable && !now.isNullable);
  });
  const demanded = [...after].some(
    ([place, now]) => !before.has(place) && tables.has(place.split('.')[0]) && !now.isNullable && !now.hasDefaultValue,
  );
  return changed || demanded;
}
