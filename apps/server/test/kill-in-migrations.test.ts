import { testDatabases } from './databases.ts';
import { tellOfKillsInMigrations } from './kills-in-migrations.ts';
import { someStops } from './landed-schema.ts';

const few = 100;
/** A database of its own for each kill takes time, on PostgreSQL a second; every statement has its turn in the long tests. */
const tries = { SQLite: 12, PostgreSQL: 3 };

for (const kind of testDatabases) {
  tellOfKillsInMigrations(kind, someStops, few, (statements) => spread(statements, tries[kind.name]));
}

function spread(statements: number, count: number): number[] {
  const places = Array.from({ length: count }, (_, n) => 1 + Math.round((n * (statements - 1)) / (count - 1)));
  return [...new Set(places)];
}
