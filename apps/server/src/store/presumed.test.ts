import { CompiledQuery, Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { testDatabases } from '../../test/databases.ts';
import { asLeftBy, everyStop } from '../../test/landed-schema.ts';
import { noticePresumed } from './presumed.ts';
import type { Schema } from './schema.ts';
import type { WriteTx } from './store.ts';

it('a quote of words that we do not know reads the rooms of its LINE chat, and no table whole', async () => {
  const database = await testDatabases[0]!.create();
  onTestFinished(() => database.drop());
  await asLeftBy(database, everyStop.at(-1)!, 2000);
  const asked: CompiledQuery[] = [];
  const { kysely } = database.dialect();
  const db = new Kysely<Schema>({ dialect: kysely, log: ({ query }) => void asked.push(query) });
  onTestFinished(() => db.destroy());
  // LINE's names grow: the first of all is none of what was presumed, so nothing is written.
  await noticePresumed({ db } as unknown as WriteTx, { channelId: 'ch', kind: 'user', lineId: 'U3' }, '1');
  const questions = [...asked];
  expect(questions).toHaveLength(5);
  const steps = questions.map(({ sql, parameters }) =>
    db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])),
  );
  const read = (await Promise.all(steps)).flatMap(({ rows }) => rows.map(({ detail }) => detail));
  expect(read.filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
});
