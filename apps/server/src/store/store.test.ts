import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabases } from '../../test/databases.ts';
import { Store, type WriteTx } from './store.ts';
import { byServer } from './who.ts';

const everyone = { to: 'everyone' } as const;

/** Appends an event that carries a word. */
function say(word: string) {
  const organization = { name: word, companyName: '株式会社縁側' };
  return (tx: WriteTx) => tx.append(everyone, { kind: 'organization.changed', organization });
}

for (const kind of testDatabases) {
  describe(`the store on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;

    beforeEach(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    async function said(from = store): Promise<{ seq: number; word: string }[]> {
      const rows = await from.db.selectFrom('event').select(['seq', 'body']).orderBy('seq').execute();
      return rows.map(({ seq, body }) => ({ seq, word: JSON.parse(body).organization.name }));
    }

    async function head(): Promise<number> {
      return (await store.db.selectFrom('event_head').select('seq').executeTakeFirstOrThrow()).seq;
    }

    it('gives places in the order in which writes came', async () => {
      expect(await Promise.all(['一', '二', '三'].map((word) => store.write(byServer, say(word))))).toEqual([1, 2, 3]);
      expect((await said()).map((event) => event.word)).toEqual(['一', '二', '三']);
      expect(await head()).toBe(3);
    });

    it('writes the whole event as JSON, with its place and time', async () => {
      const now = await store.write(byServer, async (tx) => {
        await say('縁側')(tx);
        return tx.now;
      });
      const { body, at } = await store.db.selectFrom('event').select(['body', 'at']).executeTakeFirstOrThrow();
      expect([JSON.parse(body), at]).toEqual([
        { kind: 'organization.changed', organization: { name: '縁側', companyName: '株式会社縁側' }, seq: 1, at: now },
        now,
      ]);
    });

    it('undoes a write that fails, and that one alone, and gives its places to the next', async () => {
      const answers = await Promise.allSettled([
        store.write(byServer, say('一')),
        store.write(byServer, async (tx) => {
          await say('二')(tx);
          throw new Error('no');
        }),
        store.write(byServer, say('三')),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await said()).toEqual([
        { seq: 1, word: '一' },
        { seq: 2, word: '三' },
      ]);
    });

    it('undoes a write that fails when it is the only one', async () => {
      const failing = store.write(byServer, async (tx) => {
        await say('一')(tx);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect([await said(), await head()]).toEqual([[], 0]);
      expect(await store.write(byServer, say('二'))).toBe(1);
    });

    it('undoes a write whose statement the database refuses, and goes on with those beside it', async () => {
      const refused = (tx: WriteTx) => tx.db.insertInto('event_head').values({ id: 1, seq: 7 }).execute();
      const answers = await Promise.allSettled([
        store.write(byServer, say('一')),
        store.write(byServer, refused),
        store.write(byServer, say('二')),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      await expect(store.write(byServer, refused)).rejects.toThrow();
      expect(await store.write(byServer, say('三'))).toBe(3);
    });

    it('answers nobody before the commit: what a commit refuses, all who shared it learn', async () => {
      // Promised for the end of the transaction, where the database then finds that it does not hold.
      const promise = (tx: WriteTx) => sql`insert into promise (id) values (99)`.execute(tx.db);
      await prepareForeignKey(store);
      const answers = await Promise.allSettled([store.write(byServer, say('一')), store.write(byServer, promise)]);
      expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected']);
      expect([await said(), await head()]).toEqual([[], 0]);
      expect(await store.write(byServer, say('二'))).toBe(1);
    });

    it('does not save a place that nothing was written at when the write fails', async () => {
      await expect(
        store.write(byServer, async (tx) => {
          tx.nextSeq();
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await head()).toBe(0);
    });

    it('keeps a place that was taken for a row of another table', async () => {
      expect(await store.write(byServer, async (tx) => tx.nextSeq())).toBe(1);
      expect(await store.write(byServer, say('一'))).toBe(2);
    });

    it('lets no other write in between the reading and the writing of one', async () => {
      const addIfFewerThanTwo = (tx: WriteTx) =>
        tx.db
          .selectFrom('event')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
          .then(async ({ count }) => Number(count) < 2 && (await say('x')(tx)));
      await Promise.all(Array.from({ length: 20 }, () => store.write(byServer, addIfFewerThanTwo)));
      expect(await said()).toHaveLength(2);
    });

    it('calls listeners after a commit, when its rows can be read, and not after a failure', async () => {
      const heard: Promise<number>[] = [];
      const stop = store.onCommit(() => heard.push(said().then((events) => events.length)));
      await store.write(byServer, say('一'));
      const own = heard.length;
      await store.write(byServer, () => Promise.reject(new Error('no'))).catch(() => {});
      expect(heard).toHaveLength(own);
      stop();
      await store.write(byServer, say('二'));
      expect(await Promise.all(heard)).toEqual(Array(own).fill(1));
    });

    it('finishes what is waiting when it is closed, and takes no more', async () => {
      const waiting = Array.from({ length: 300 }, (_, n) => store.write(byServer, say(String(n))));
      const closing = store.close();
      await expect(store.write(byServer, say('late'))).rejects.toThrow('closed');
      expect(await Promise.all(waiting)).toHaveLength(300);
      await closing;
      store = await Store.open(database.dialect());
      expect(await said()).toHaveLength(300);
    });

    it('goes on where it stopped when it is opened again', async () => {
      await store.write(byServer, say('一'));
      await store.close();
      store = await Store.open(database.dialect());
      expect(await store.write(byServer, say('二'))).toBe(2);
    });

    it('reads one snapshot, whatever is written meanwhile', async () => {
      await store.write(byServer, say('一'));
      let written: Promise<number> | undefined;
      const counts = await store.read(async (db) => {
        const count = () => db.selectFrom('event').select('seq').execute();
        const before = (await count()).length;
        written = store.write(byServer, say('二'));
        if (store.dialect.name === 'postgres') await written;
        return [before, (await count()).length];
      });
      await written;
      expect(counts).toEqual([1, 1]);
      expect(await said()).toHaveLength(2);
    });

    it('gives the connection back after a read that failed', async () => {
      for (let n = 0; n < 20; n++) {
        await expect(store.read((db) => sql`select * from nowhere`.execute(db))).rejects.toThrow();
      }
      expect(await store.write(byServer, say('一'))).toBe(1);
    });
  });
}

describe('the store on PostgreSQL, as several processes have it', () => {
  let database: TestDatabase;
  let stores: Store[];

  beforeEach(async () => {
    database = await testDatabases[1]!.create();
    stores = [await Store.open(database.dialect()), await Store.open(database.dialect())];
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  it('gives each place once', async () => {
    const words = Array.from({ length: 100 }, (_, n) => stores[n % 2]!.write(byServer, say(String(n))));
    const seqs = await Promise.all(words);
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it('tells one process of the commits of the other', async () => {
    const heard = nextCommit(stores[1]!);
    await stores[0]!.write(byServer, say('一'));
    await heard;
  });

  it('survives the loss of all its connections: writes again, and hears again', async () => {
    await stores[0]!.write(byServer, say('一'));
    const heardAgain = nextCommit(stores[1]!);
    await dropConnections(database);
    await heardAgain;
    expect(await stores[0]!.write(byServer, say('二'))).toBe(2);
    const heard = nextCommit(stores[1]!);
    await stores[0]!.write(byServer, say('三'));
    await heard;
    await expect.poll(() => listeners(database)).toBe(2);
  });

  it('fails a write whose connection is lost, and goes on with the next', async () => {
    const lost = stores[0]!.write(byServer, async (tx) => {
      await say('一')(tx);
      await dropConnections(database);
      // Between two statements nobody waits for the connection.
      await new Promise((resolve) => setImmediate(resolve));
      await say('二')(tx);
    });
    await expect(lost).rejects.toThrow();
    expect(await stores[0]!.write(byServer, say('三'))).toBe(1);
  });
});

function nextCommit(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.onCommit(() => {
      stop();
      resolve();
    });
  });
}

async function onDatabase<T extends pg.QueryResultRow>(database: TestDatabase, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<T>(statement);
  await client.end();
  return rows;
}

/** Comes back when they are gone: a connection that is about to be lost may still carry a write. */
async function dropConnections(database: TestDatabase): Promise<void> {
  await onDatabase(
    database,
    'select pg_terminate_backend(pid, 30000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

async function listeners(database: TestDatabase): Promise<number> {
  const rows = await onDatabase(
    database,
    `select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows.length;
}

async function prepareForeignKey(store: Store): Promise<void> {
  await sql`create table promise (id integer references event_head (id) deferrable initially deferred)`.execute(
    store.db,
  );
}
