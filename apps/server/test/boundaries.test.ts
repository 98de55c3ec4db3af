import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom, as ARCHITECTURE.md has it: a folder of `src` → the folders and files it may reach. Arrows point down. */

const server: Record<string, readonly string[]> = {
  store: ['config.ts', 'start-error.ts'],
  chat: ['store'],
  live: ['store'],
  outbox: ['store'],
  media: ['store', 'sync-folder.ts'],
  auth: ['store', 'sealing.ts'],
  line: ['chat', 'media', 'outbox', 'store', 'sealing.ts', 'error-in-log.ts'],
  rpc: ['chat', 'live', 'store', 'auth', 'parts.ts'],
  http: ['rpc', 'auth', 'chat', 'live', 'media', 'store', 'parts.ts', 'config.ts'],
};

/** The rooms of LINE's side; `..` is the house around it. */
const lineSide: Record<string, readonly string[]> = {
  asking: ['..'],
  hearing: ['..', 'asking', 'worker.ts'],
  saying: ['..', 'asking', 'worker.ts'],
  content: ['..', 'asking', 'worker.ts'],
  account: ['..', 'asking', 'hearing', 'worker.ts'],
  doctor: ['..', 'asking', 'hearing', 'saying'],
  clock: ['..', 'asking', 'hearing', 'saying', 'content'],
  door: ['..', 'account', 'clock', 'doctor', 'hearing', 'worker.ts'],
};

const web: Record<string, readonly string[]> = {
  api: [],
  state: ['api'],
  i18n: ['api', 'state'],
  pwa: ['i18n', 'state', 'api'],
  shell: ['i18n', 'state', 'screens', 'pwa'],
  screens: ['i18n', 'state', 'pwa'],
};

/** Each library has one home. Its types may be named elsewhere. */
const homes: Record<string, readonly string[]> = {
  kysely: ['store', 'http'],
  'better-sqlite3': ['store'],
  pg: ['store'],
  '@line/bot-sdk': ['line'],
  fastify: ['http'],
  '@trpc/server': ['rpc', 'http'],
  'better-auth': ['auth', 'cli'],
  commander: ['cli', 'cli.ts'],
  '@trpc/client': ['api'],
  idb: ['state'],
  'workbox-window': ['pwa'],
  sharp: ['media'],
  'file-type': ['media'],
  'ipaddr.js': ['line'],
  '@fastify/send': ['http'],
};

/** Statements that write, by the library or written out. Where one does not name its table, nobody can tell whose it is. */
const writing: readonly RegExp[] = [
  /\b(?:insertInto|replaceInto|mergeInto|updateTable|deleteFrom)\((?:'(\w+))?/g,
  /\b(?:(?:insert|replace|merge) (?:or \w+ )?into|delete from)\s+(?:"?(\w+)|\$\{)/gi,
  /\bupdate\s+(?:"?(\w+)"?|\$\{[^}]*\})(?:\s+as \w+)?\s+set\b/gi,
];

/** A value at the level of a module that may change or grow. */
const keepsState =
  /^(?:export )?(?:let |const .*(?:= |\()(?:create(?:Signal|Store|Memo)|new (?:Map|Set|WeakMap|WeakSet|BroadcastChannel))\b|const \w+(?:: [^=]+)? = \[\];)/m;

/** What belongs to the page or the device, whoever is signed in. State of a member is not listed here: it says how it ends. */
const ofNoMember: readonly string[] = [
  // Who the page shows is told by the session, which starts the page anew when they go.
  'api/clock.ts',
  'api/page-member.ts',
  'api/refusals.ts',
  'state/session.ts',
  // Asks those who hold something.
  'state/unfinished.ts',
  // The network, how the device rings, the company, the theme.
  'state/connection.ts',
  'state/ringing.ts',
  'state/setup.ts',
  'state/theme.ts',
  // Which database is open is the business of whoever forgets.
  'state/cache.ts',
  'i18n/dates.ts',
  'i18n/index.ts',
  'pwa/install.ts',
  'pwa/register.ts',
  // The history entry at which the page began; an audio element of a screen that is gone; sticker or emoji.
  'screens/page/go-back.ts',
  'screens/room/bubbles/audio.tsx',
  'screens/room/composer/picker/picker.tsx',
];

/** Here the device's own clock is right: it measures how long something took, or names a file. */
const byOwnClock = [
  'api/client.ts',
  'api/clock.ts',
  'api/feed.ts',
  'screens/page/fault-report.ts',
  'screens/room/composer/voice/voice-recorder.tsx',
  'screens/sign-in/sign-in-screen.tsx',
  'screens/sign-in/try-again.tsx',
  'state/typing.ts',
];

const repository = resolve(import.meta.dirname, '../../..');

describe('the house', () => {
  it('lets server folders import downwards only', () => expect(strayImports('apps/server/src', server)).toEqual([]));
  it('lets the rooms of LINE’s side import downwards only', () =>
    expect(strayImports('apps/server/src/line', lineSide)).toEqual([]));
  it('lets web folders import downwards only', () => expect(strayImports('apps/web/src', web)).toEqual([]));

  it('keeps each library in its home', () => {
    const strays = ['apps/server/src', 'apps/web/src'].flatMap((root) =>
      importsOf(root)
        .filter(({ typeOnly, to }) => !typeOnly && !to.startsWith('.'))
        .filter(({ to, folder }) => !(homes[libraryOf(to)]?.includes(folder) ?? true))
        .map(({ file, to }) => `${file} imports ${to}`),
    );
    expect(strays).toEqual([]);
  });

  it('gives each table one writer, in the store, so that what it holds can be told from one file', () => {
    const writes = sourcesOf('apps/server/src').flatMap((path) => {
      const file = relative(join(repository, 'apps/server/src'), path);
      const text = readFileSync(path, 'utf8');
      const tables = writing.flatMap((statement) => [...text.matchAll(statement)].map(([, table]) => table));
      return tables.map((table) => ({ table: table ?? `not named in ${file}`, file }));
    });
    // A migration writes what no program may know any more, and the first row of the head.
    const ofPrograms = writes.filter(({ file }) => !/^store\/migrat/.test(file));
    const writers = Map.groupBy(ofPrograms, ({ table }) => table);
    const several = [...writers].map(([table, all]) => [table, ...new Set(all.map(({ file }) => file))]);
    const hasOneWriter = ([table, first, ...more]: (typeof several)[number]) =>
      more.length === 0 && first!.startsWith('store/') && /^\w+$/.test(table!);
    expect(several.filter((writer) => !hasOneWriter(writer))).toEqual([]);
  });

  it('gives the web nothing of the server but types', () => {
    const values = importsOf('apps/web/src').filter(({ to, typeOnly }) => to.startsWith('@engawa/server') && !typeOnly);
    expect(values).toEqual([]);
  });

  it('keeps packages apart: the rules know nobody, the simulator knows LINE alone, the parts know no rules', () => {
    const foreign = ['domain', 'ui', 'line-simulator'].flatMap((name) =>
      importsOf(`packages/${name}/src`).filter(({ to }) => to.startsWith('@engawa/')),
    );
    expect(foreign).toEqual([]);
  });

  it('ends with the member whatever a module of the web keeps of them', () => {
    const strays = sourcesOf('apps/web/src')
      .map((path) => ({ file: relative(join(repository, 'apps/web/src'), path), text: readFileSync(path, 'utf8') }))
      .filter(({ text }) => keepsState.test(text) && !text.includes('endsWithMember('))
      .map(({ file }) => file);
    expect(strays.toSorted()).toEqual([...ofNoMember].toSorted());
  });

  it('compares what the server says of time with the server’s clock alone', () => {
    const own = sourcesOf('apps/web/src')
      .filter((path) => /\bDate\.now\(\)|\bnew Date\(\)/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(join(repository, 'apps/web/src'), path));
    expect(own.toSorted()).toEqual(byOwnClock);
  });

  it('reads the environment in one file of the server', () => {
    const readers = sourcesOf('apps/server/src').filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.map((file) => relative(repository, file))).toEqual(['apps/server/src/config.ts']);
  });
});

type Import = { readonly file: string; readonly folder: string; readonly to: string; readonly typeOnly: boolean };

function strayImports(root: string, allowed: Record<string, readonly string[]>): string[] {
  return importsOf(root).flatMap(({ file, folder, to }) => {
    const mine = allowed[folder];
    if (!mine || !to.startsWith('.') || to.endsWith('package.json')) return [];
    const target = folderOf(root, join(dirname(join(repository, file)), to));
    return target === folder || mine.includes(target) ? [] : [`${file} imports ${target}`];
  });
}

function importsOf(root: string): Import[] {
  return sourcesOf(root).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^(?:import|export)( type)?\b[^;'"]*?from '([^']+)'/gm)].map((match) => ({
      file: relative(repository, path),
      folder: folderOf(root, path),
      typeOnly: match[1] !== undefined,
      to: match[2]!,
    })),
  );
}

function sourcesOf(root: string): string[] {
  return globSync('**/*.{ts,tsx}', { cwd: join(repository, root) })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => join(repository, root, file));
}

function folderOf(root: string, path: string): string {
  return relative(join(repository, root), path).split('/')[0]!;
}

function libraryOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
