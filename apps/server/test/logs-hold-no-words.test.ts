import { TRPCError } from '@trpc/server';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../src/logging.ts';
import { Store } from '../src/store/store.ts';
import { byServer } from '../src/store/who.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

/** What a member wrote, wherever it was on the way when something failed. */
const words = 'ここだけの話ですが、来月から値上げします';

let lines: string[];
beforeEach(() => {
  lines = [];
});
const createTestLog = () => createLog({ logLevel: 'trace' }, { write: (line: string) => void lines.push(line) });

for (const kind of testDatabases) {
  describe(`what the log says of an error of ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    beforeEach(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
      await sql`create table note (id integer primary key, word text not null unique check (word <> 'no'), number integer)`.execute(
        store.db,
      );
      await sql`insert into note (id, word) values (1, ${words})`.execute(store.db);
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    it.each([
      ['a row that is there already', sql`insert into note (id, word) values (2, ${words})`, 'note'],
      ['a row with a gap', sql`insert into note (id, word, number) values (3, null, 1)`, 'note'],
      ['a table that is not there', sql`insert into nowhere (id, word) values (3, ${words})`, null],
      ['a value of another type', sql`insert into note (id, word, number) values (${words}, 'x', 1)`, null],
      ['a broken query', sql.raw<unknown>(`select '${words}' from note where where`), null],
    ])('is its code and place, and never what stood in the row: %s', async (_, statement, table) => {
      const error: unknown = await store.write(byServer, (tx) => statement.execute(tx.db)).catch((caught) => caught);
      expect(error).toBeInstanceOf(Error);
      const log = createTestLog();
      log.error({ err: error }, 'failed');
      log.error({ err: new Error('a verb failed', { cause: error }) }, 'failed');
      log.error({ error, faults: [error] }, 'failed');
      log.error(error);
      expect(lines.join('')).not.toContain(words.slice(0, 6));
      const { err } = JSON.parse(lines[0]!);
      expect(err.code).toMatch(/^(SQLITE_\w+|[0-9A-Z]{5})$/);
      expect(err.stack).toMatch(/^ +at /);
      if (table) expect([err.table, err.constraint].join()).toContain(table);
      expect(JSON.parse(lines[1]!).err.cause.code).toBe(err.code);
    });
  });
}

describe('what the log says of an error of a library', () => {
  const errors: [string, () => unknown][] = [
    ['JSON that is none', () => JSON.parse(`{"text": ${words}`)],
    ['an address that is none', () => new URL(`https://[${words}`)],
    ['a header that is none', () => new Headers({ [words]: 'x' })],
    ['an address to fetch that is none', () => fetch(`https://[${words}`)],
    ['an argument of a wrong kind', () => Buffer.alloc(words as never)],
    ['a pattern that is none', () => new RegExp(`(${words}`)],
    ['an input of a wrong shape', () => v.parse(v.object({ text: v.number() }), { text: words })],
    ['a procedure that failed of it', () => wrapped(() => JSON.parse(words))],
    ['several at once', () => Promise.any([Promise.reject(JSON.parse.call(null, '1') && new SyntaxError(words))])],
  ];

  it.each(errors)('holds no words: %s', async (_, fails) => {
    const error = await (async () => fails())().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    const log = createTestLog();
    log.error({ err: error }, 'failed');
    log.error(error);
    log.error({ err: error }, (error as Error).message);
    expect(lines.join('')).not.toContain(words.slice(0, 6));
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0]!).err.type).toMatch(/Error/);
  });

  it('holds what the error carries beside its message as little', () => {
    const carried = Object.assign(new Error('refused'), {
      body: words,
      input: words,
      response: { data: [words] },
      status: 400,
    });
    createTestLog().error({ err: carried }, 'failed');
    expect(lines.join('')).not.toContain(words);
    expect(JSON.parse(lines[0]!).err).toMatchObject({ message: 'refused', status: 400 });
  });

  it('is the same when the door logs it by itself', async () => {
    const http = Fastify({ loggerInstance: createTestLog() as FastifyBaseLogger });
    http.post('/', async () => JSON.parse(words));
    http.setErrorHandler((error, request) => {
      request.log.error({ err: error }, 'fault');
      throw error;
    });
    const answer = await http.inject({
      method: 'POST',
      url: `/?q=${encodeURIComponent(words)}`,
      payload: { text: words },
    });
    expect(answer.statusCode).toBe(500);
    await http.close();
    expect(lines.join('')).not.toContain(words.slice(0, 6));
    expect(lines.join('')).not.toContain(encodeURIComponent(words).slice(0, 12));
  });

  it('is still enough to find the fault of our own code', () => {
    const broken = () => (undefined as unknown as { name: string }).name;
    let error: unknown;
    try {
      broken();
    } catch (caught) {
      error = caught;
    }
    createTestLog().error({ err: error }, 'fault');
    const { err } = JSON.parse(lines[0]!);
    expect(err).toMatchObject({ type: 'TypeError', message: expect.stringContaining("reading 'name'") });
    expect(err.stack).toMatch(/logs-hold-no-words\.test\.ts:\d+/);
  });
});

function wrapped(work: () => unknown): never {
  try {
    work();
  } catch (cause) {
    throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
  }
  throw new Error('it did not fail');
}
