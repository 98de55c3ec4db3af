import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from './databases.ts';

const program = join(import.meta.dirname, '../dev/open-and-close.ts');
const compileCache = join(import.meta.dirname, '../node_modules/.cache/compiled');

/** Everything by which a program changes what is on the disk. */
const changing = [
  ...['write', 'writev', 'pwrite64', 'pwritev', 'fsync', 'fdatasync', 'ftruncate', 'fallocate'],
  ...['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'link', 'linkat', 'mkdir', 'mkdirat', 'chmod', 'fchmod'],
];

export const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** The first one writes down what it compiled, which no later one does. */
const warm = (async () => {
  if (!hasStrace) return;
  const directory = await mkdtemp(join(tmpdir(), 'engawa-warm-'));
  await start({ url: `sqlite:${join(directory, 'engawa.db')}`, directory }, ['-o', '/dev/null', '-e', 'trace=none']);
  await rm(directory, { recursive: true });
})();

/** How often a start makes each call, in the thread that makes it most often. */
export async function callsOfAStart(database: TestDatabase): Promise<Map<string, number>> {
  const log = join(database.directory, 'calls');
  await warm;
  await start(database, ['-o', log, '-e', `trace=${changing.join(',')}`]);
  const counts = new Map<string, number>();
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    const [, place] = /^(\d+ +\w+)\(/.exec(line) ?? [];
    if (place) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const most = new Map<string, number>();
  for (const [place, count] of counts) {
    const call = place.split(/ +/)[1]!;
    most.set(call, Math.max(most.get(call) ?? 0, count));
  }
  return most;
}

/** Starts, and is killed as it is about to make a call for the nth time. @returns whether it came so far */
export async function killedAt(database: TestDatabase, call: string, nth: number): Promise<boolean> {
  const kill = ['-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${nth}`];
  return (await start(database, kill)) === 'SIGKILL';
}

async function start(
  { url, directory }: Pick<TestDatabase, 'url' | 'directory'>,
  options: readonly string[],
): Promise<string | null> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: url,
    DATA_DIR: directory,
    NODE_COMPILE_CACHE: compileCache,
    // One thread for files, so that the nth call is the same in every run.
    UV_THREADPOOL_SIZE: '1',
  };
  const words = ['-f', '-qq', ...options, process.execPath, program];
  const child = spawn('strace', words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code) throw new Error(`the start ended with ${code}: ${said}`);
  return signal;
}
