import type Database from 'better-sqlite3';
import type { Insertable } from 'kysely';
import type { Schema } from '../../../apps/server/src/store/schema.ts';

/**
 * Writes rows of one of the product's tables by one prepared statement. The rows are typed by the product's schema, so a
 * benchmark whose table has moved on does not compile; all rows of one inserter have the columns of its first.
 */
export function inserter<Table extends keyof Schema>(
  database: Database.Database,
  table: Table,
): (row: Insertable<Schema[Table]>) => void {
  let statement: Database.Statement | undefined;
  return (row) => {
    statement ??= database.prepare(insertOf(table, Object.keys(row)));
    statement.run(row);
  };
}

function insertOf(table: string, columns: readonly string[]): string {
  const places = columns.map((column) => `@${column}`);
  return `insert into "${table}" (${columns.join(', ')}) values (${places.join(', ')})`;
}
