import { globSync, readFileSync } from 'node:fs';

/** Held against the files themselves; they need neither server nor database. */
const ofTheFilesThemselves = [
  'test/boundaries.test.ts',
  'test/documents.test.ts',
  'test/patterns-are-linear.test.ts',
  'test/who-acts.test.ts',
];

const named = (pattern: string) => globSync(pattern).map((file) => file.replaceAll('\\', '/'));

const isLong = (file: string) => file.endsWith('.long.test.ts');

/** Whoever tells a story on both databases names them. */
const namesTheDatabases = (file: string) => readFileSync(file, 'utf8').includes('testDatabases');

const besideTheCode = [...named('src/**/*.test.ts'), ...named('dev/**/*.test.ts')].filter((file) => !isLong(file));
const inTheStoriesFolder = named('test/**/*.test.ts').filter((file) => !isLong(file));

/** Tests that need no PostgreSQL, so that nobody who changes a rule waits for one to start. */
export const rules = [...besideTheCode.filter((file) => !namesTheDatabases(file)), ...ofTheFilesThemselves];

/** Tests that are told on real databases. */
export const stories = [
  ...besideTheCode.filter(namesTheDatabases),
  ...inTheStoriesFolder.filter((file) => !ofTheFilesThemselves.includes(file)),
];

/** Tests that take too long for every change: they run by `pnpm test:long`. */
export const long = [
  ...named('{src,dev,test}/**/*.long.test.ts'),
  ...inTheStoriesFolder.filter((file) => /\/random-conversation[\w-]*\.test\.ts$/.test(file)),
];
