import Database from 'better-sqlite3';
import pg from 'pg';
import type { TestDatabase } from './databases.ts';

/** Statements without our own code in between, one after the other. @returns the rows of the last one */
export async function onDatabase<Row = Record<string, unknown>>(
  database: TestDatabase,
  statements: readonly string[],
): Promise<Row[]> {
  return database.url.startsWith('sqlite:')
    ? onSqlite<Row>(database.url.slice('sqlite:'.length), statements)
    : onPostgres<Row>(database.url, statements);
}

function onSqlite<Row>(file: string, statements: readonly string[]): Row[] {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = OFF');
    let rows: Row[] = [];
    for (const statement of statements) {
      const prepared = db.prepare(statement);
      if (prepared.reader) rows = prepared.all() as Row[];
      else prepared.run();
    }
    return rows;
  } finally {
    db.close();
  }
}

async function onPostgres<Row>(url: string, statements: readonly string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Row[];
    return rows;
  } finally {
    await client.end();
  }
}

/** Of a file with one statement a line. */
export function statementsIn(text: string): string[] {
  return text.split(';\n').filter((statement) => statement.trim() !== '');
}
