import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, readConfig, startApp } from '../src/index.ts';
import { createLog } from '../src/logging.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

let database: TestDatabase;
let app: App | null = null;
let usual: number;
beforeEach(async () => {
  database = await testDatabases[0]!.create();
  // As on nearly every machine: what is made is readable for everybody.
  usual = process.umask(0o022);
});
afterEach(async () => {
  await app?.close();
  app = null;
  process.umask(usual);
  await database.drop();
});

/** @returns what the log said. */
async function start(dataDir: string): Promise<string[]> {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) });
  const env = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ENGAWA_SECRET: 'x'.repeat(32) };
  app = await startApp(readConfig(env), { log });
  return lines;
}

async function modesBelow(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const modes = await Promise.all(names.map((name) => modeOf(join(folder, name))));
  return Object.fromEntries(names.map((name, n) => [name, modes[n]!]));
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

async function keepFile(running: App): Promise<void> {
  const draft = await running.parts.media.draft([Buffer.from('見積書')], 100);
  await draft.keepAs(running.parts.media.newKey());
}

test('whatever the server makes is for its own user alone, also when ENGAWA_SECRET is set', async () => {
  const dataDir = join(database.directory, 'data');
  const lines = await start(dataDir);
  await keepFile(app!);
  expect(await modeOf(dataDir)).toBe('700');
  const modes = await modesBelow(dataDir);
  expect(Object.keys(modes)).toEqual(expect.arrayContaining(['engawa.db', 'engawa.db-wal', 'media/blobs']));
  expect(new Set(Object.values(modes))).toEqual(new Set(['600', '700']));
  expect(lines.join()).not.toContain('others on this machine');
});

test('a folder that the operator made open to others is said in the log, and what is in it', async () => {
  const dataDir = join(database.directory, 'data');
  await mkdir(join(dataDir, 'media'), { recursive: true });
  await writeFile(join(dataDir, 'secret'), 's'.repeat(64));
  await chmod(join(dataDir, 'secret'), 0o640);
  const lines = await start(dataDir);
  const said = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg.includes('others on this machine'));
  expect(said.map(({ path, mode }) => [path, mode])).toEqual([
    [dataDir, '755'],
    [join(dataDir, 'media'), '755'],
    [join(dataDir, 'secret'), '640'],
  ]);
  expect(await modeOf(join(dataDir, 'engawa.db'))).toBe('600');
});
