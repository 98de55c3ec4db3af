import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryCompiler,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';

/** SQLite as Kysely has it, but with tables that change in transactions, and a writer who says so when it begins. */
export class TransactionalSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(open: () => Database.Database) {
    const config = { database: async () => withStatementCache(open()) };
    super(config);
    this.#config = config;
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }

  override createDriver(): Driver {
    return new WriterFirstDriver(this.#config);
  }

  override createQueryCompiler(): QueryCompiler {
    return new SteadyPlanCompiler();
  }
}

/**
 * Values stand behind a plus, which changes none of them (SQLite docs, Operators). Where a bare value is compared with an
 * indexed column, SQLite puts the statement together anew each time another one is bound (SQLite docs, sqlite3_prepare,
 * STAT4): for a small look-up that is ten times the look-up itself. So no plan depends on a value: what is to use a partial
 * index writes the index's condition out.
 */
class SteadyPlanCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** True of SQLite itself: with `false` each statement of a migration commits alone, and a kill between two lasts. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WriterFirstDriver extends SqliteDriver {
  /**
   * Who will write takes the write lock with the first statement: whoever reads first and then wants to write is refused
   * when somebody else wrote in between, however long it would wait.
   */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read write' ? 'begin immediate' : 'begin';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

const cachedStatements = 500;

/** Kysely prepares every query anew, which costs three times the query itself for a small look-up. */
function withStatementCache(database: Database.Database) {
  const statements = new Map<string, Database.Statement>();
  return {
    prepare(sql: string) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      // Moved to the end, so that the first one is always the one that has not been used for longest.
      statements.delete(sql);
      statements.set(sql, statement);
      if (statements.size > cachedStatements) statements.delete(statements.keys().next().value!);
      return statement;
    },
    close: () => {
      statements.clear();
      database.close();
    },
  } as never;
}
