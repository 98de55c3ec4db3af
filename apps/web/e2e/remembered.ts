import type { Page } from 'playwright-core';

/** Everything that the device remembers, as one text. */
export function remembered(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const held: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done) => {
        const asked = indexedDB.open(name!);
        asked.onsuccess = () => done(asked.result);
      });
      for (const store of db.objectStoreNames)
        held.push(
          await new Promise((done) => {
            const asked = db.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => done(asked.result);
          }),
        );
      db.close();
    }
    return JSON.stringify(held);
  });
}
