import type { DatabaseConnection, Driver, Dialect as KyselyDialect } from 'kysely';
import type { Dialect } from '../src/store/dialect/dialect.ts';
import type { TestDatabase } from './databases.ts';
import { onDatabase } from './raw-database.ts';

/** A way to a database that is cut before a statement, as when the process is killed there: no rollback, no commit. */
export class DyingDialect {
  readonly dialect: Dialect;
  /** Statements that were asked for so far. */
  statements = 0;
  readonly #database: TestDatabase;
  readonly #before: number;
  #driver: Driver | null = null;

  /** @param before the statement, counted from 1, that does not happen any more; Infinity: all do. */
  constructor(database: TestDatabase, before = Number.POSITIVE_INFINITY) {
    this.#database = database;
    this.#before = before;
    const dialect = database.dialect();
    this.dialect = { ...dialect, kysely: this.#watched(dialect.kysely) };
  }

  #watched(kysely: KyselyDialect): KyselyDialect {
    return {
      createAdapter: () => kysely.createAdapter(),
      createQueryCompiler: () => kysely.createQueryCompiler(),
      createIntrospector: (db) => kysely.createIntrospector(db),
      createDriver: () => {
        const driver = kysely.createDriver();
        const acquire = driver.acquireConnection.bind(driver);
        const known = new WeakSet<DatabaseConnection>();
        driver.acquireConnection = async (options) => {
          const connection = await acquire(options);
          if (!known.has(connection)) this.#watch(connection);
          known.add(connection);
          return connection;
        };
        this.#driver = driver;
        return driver;
      },
    };
  }

  #watch(connection: DatabaseConnection): void {
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = async (query) => {
      this.statements++;
      if (this.statements === this.#before) await this.#cut();
      if (this.statements >= this.#before) throw new Error('killed');
      return execute(query);
    };
  }

  async #cut(): Promise<void> {
    if (this.dialect.name === 'sqlite') await this.#driver!.destroy();
    else await onDatabase(this.#database, [endConnections]);
  }
}

const endConnections =
  'select pg_terminate_backend(pid, 30000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
