import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, SelectQueryNode } from 'kysely';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';
import { byServer } from './who.ts';

/**
 * The database for a library that writes by itself: each of its statements that is no look-up is a write of ours, and waits
 * as those do. It has no transactions.
 */
export function throughWriter(store: Store): Kysely<Schema> {
  const { kysely } = store.dialect;
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => {
      const asked = query as CompiledQuery<R>;
      if (SelectQueryNode.is(query.query)) return store.db.executeQuery(asked);
      return store.write(byServer, (tx) => tx.db.executeQuery(asked));
    },
    streamQuery: () => {
      throw new Error('A library reads whole answers');
    },
  };
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => kysely.createAdapter(),
      createQueryCompiler: () => kysely.createQueryCompiler(),
      createIntrospector: (db) => kysely.createIntrospector(db),
      createDriver: () => new WriterDriver(connection),
    },
  });
}

class WriterDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    throw new Error('A library begins no transaction: writes are `store.write`');
  }

  async init(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
