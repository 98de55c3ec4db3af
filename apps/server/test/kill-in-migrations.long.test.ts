import { testDatabases } from './databases.ts';
import { tellOfKillsInMigrations } from './kills-in-migrations.ts';
import { everyStop } from './landed-schema.ts';

const many = 10_000;
const all = (statements: number) => Array.from({ length: statements }, (_, n) => n + 1);

for (const kind of testDatabases) tellOfKillsInMigrations(kind, everyStop, many, all);
