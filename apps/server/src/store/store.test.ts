import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabases } from '../../test/databases.ts';
import { Store } from './store.ts';

for (const kind of testDatabases) {
  describe(`store on ${kind.name}`, () => {
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

    it('gives events places in the order of their commits', async () => {
      const posted = () =>
        store.write((tx) =>
          tx.append(
            { to: 'everyone' },
            { kind: 'organization.changed', organization: { name: '縁側', companyName: 'x' } },
          ),
        );
      expect(await Promise.all([posted(), posted(), posted()])).toEqual([1, 2, 3]);
    });
  });
}
