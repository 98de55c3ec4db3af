import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabases } from '../../test/databases.ts';
import { fixedQuery, rowLists } from './fixed-query.ts';
import { Store } from './store.ts';
import { byServer } from './who.ts';

type Admission = { readonly id: string; readonly name: string; readonly admin_since: string | null };

const admit = fixedQuery((db, { id, name, admin_since }: Admission) =>
  db.insertInto('member').values({
    id,
    member_id: id,
    name,
    admin_since,
    photo_key: null,
    external_talk_at: null,
    suspended_at: null,
    created_at: '2026-01-05T09:00:00.000Z',
  }),
);

const namesakes = fixedQuery((db, { name, notId }: { name: string; notId: string }) =>
  db.selectFrom('member').select(['id', 'admin_since']).where('id', '!=', notId).where('name', '=', name).orderBy('id'),
);

const named = fixedQuery((db, { names, notId }: { names: readonly string[]; notId: string }) =>
  db.selectFrom('member').select('id').where('name', 'in', names).where('id', '!=', notId).orderBy('id'),
);

const admitAll = fixedQuery((db, { rows }: { rows: readonly Admission[] }) =>
  db.insertInto('member').values(
    rows.map(({ id, name, admin_since }) => ({
      ...{ id, member_id: id, name, admin_since, photo_key: null, external_talk_at: null, suspended_at: null },
      created_at: '2026-01-05T09:00:00.000Z',
    })),
  ),
);

describe('lists of rows', () => {
  it.each([0, 1, 2, 3, 63, 64, 65, 250])('have all of %i rows once, in their order, in few lengths', (count) => {
    const rows = Array.from({ length: count }, (_, index) => index);
    const lists = [...rowLists(rows)];
    expect(lists.flat()).toEqual(rows);
    for (const { length } of lists) expect([1, 2, 4, 8, 16, 32, 64]).toContain(length);
  });
});

for (const kind of testDatabases) {
  describe(`fixed query on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    beforeEach(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
      await store.write(byServer, async (tx) => {
        await admit(tx.db, { id: 'sato.taro', name: '佐藤 太郎', admin_since: null });
        await admit(tx.db, { id: 'sato.jiro', name: '佐藤 太郎', admin_since: '2026-02-01T00:00:00.000Z' });
        await admit(tx.db, { id: 'takahashi', name: '高橋 誠', admin_since: null });
      });
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    it('puts every value where its name stands, whatever the order', async () => {
      expect(await namesakes(store.db, { notId: 'sato.jiro', name: '佐藤 太郎' })).toEqual([
        { id: 'sato.taro', admin_since: null },
      ]);
    });

    it('takes new values with each run', async () => {
      expect(await namesakes(store.db, { name: '高橋 誠', notId: 'x' })).toEqual([
        { id: 'takahashi', admin_since: null },
      ]);
      expect(await namesakes(store.db, { name: '佐藤 太郎', notId: 'x' })).toHaveLength(2);
      expect(await namesakes(store.db, { name: '鈴木 葵', notId: 'x' })).toEqual([]);
    });

    it('takes lists of any length, beside plain values', async () => {
      const of = async (names: readonly string[], notId = 'x') =>
        (await named(store.db, { names, notId })).map(({ id }) => id);
      expect(await of(['高橋 誠'])).toEqual(['takahashi']);
      expect(await of(['高橋 誠', '佐藤 太郎', '鈴木 葵'])).toEqual(['sato.jiro', 'sato.taro', 'takahashi']);
      expect(await of(['佐藤 太郎', '高橋 誠'], 'sato.jiro')).toEqual(['sato.taro', 'takahashi']);
      expect(await of(['鈴木 葵', '佐藤 太郎'])).toEqual(['sato.jiro', 'sato.taro']);
    });

    it('writes rows, each with its own values', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      await store.write(byServer, async (tx) => {
        const rows = ids.map((id) => ({ id, name: `name of ${id}`, admin_since: id === 'c' ? id : null }));
        for (const list of rowLists(rows)) await admitAll(tx.db, { rows: list });
      });
      const rows = await store.db.selectFrom('member').select(['id', 'name', 'admin_since']).execute();
      const ours = rows.filter(({ id }) => ids.includes(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(ours).toEqual(ids.map((id) => ({ id, name: `name of ${id}`, admin_since: id === 'c' ? id : null })));
    });

    it('is undone with the transaction in which it ran', async () => {
      const failing = store.write(byServer, async (tx) => {
        await admit(tx.db, { id: 'suzuki.aoi', name: '鈴木 葵', admin_since: null });
        throw new Error('changed our mind');
      });
      await expect(failing).rejects.toThrow('changed our mind');
      expect(await namesakes(store.db, { name: '鈴木 葵', notId: 'x' })).toEqual([]);
    });
  });
}
