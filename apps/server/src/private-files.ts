import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** Whatever this process and its children make from here on is for its own user alone, whoever set up the machine. */
export function makePrivateFiles(): void {
  process.umask(0o077);
}

/** What was there before and can be reached by other users of this machine, with its mode as `chmod` writes it. */
export async function openToOthers({
  dataDir,
  database,
}: Pick<Config, 'dataDir' | 'database'>): Promise<{ path: string; mode: string }[]> {
  const files = database.kind === 'sqlite' ? [database.file, `${database.file}-wal`] : [];
  const places = [dataDir, join(dataDir, 'media'), join(dataDir, 'secret'), ...files];
  const found = await Promise.all(places.map(async (path) => ({ path, mode: await modeOf(path) })));
  return found
    .filter(({ mode }) => (mode & forOthers) !== 0)
    .map(({ path, mode }) => ({ path, mode: mode.toString(8) }));
}

const forOthers = 0o077;

/** 0 for what is not there. Windows knows no modes. */
async function modeOf(path: string): Promise<number> {
  if (process.platform === 'win32') return 0;
  const found = await stat(path).catch(() => null);
  return found ? found.mode & 0o777 : 0;
}
