import { testDatabases } from './databases.ts';
import { tellOfKillsInMigrations } from './kills-in-migrations.ts';

const many = 10_000;
const all = (statements: number) => Array.from({ length: statements }, (_, n) => n + 1);

for (const kind of testDatabases) tellOfKillsInMigrations(kind, many, all);
