import { opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Which of these keys belong to something. */
export type Known = (keys: readonly string[]) => Promise<Set<string>>;

export type Found = { readonly strays: readonly string[]; readonly owned: number };

/**
 * Keys of a folder's files that belong to nothing: a process ended between their being kept and their being known, or between
 * the end of what they belonged to and theirs; or the disk did not let them go. A key is what stands before the first dot.
 * @param before leaves those out that are about to be known.
 */
export async function straysIn(folder: string, before: Date, known: Known): Promise<Found> {
  const keys = new Set<string>();
  for await (const name of namesIn(folder)) {
    if (await olderThan(join(folder, name), before)) keys.add(name.split('.')[0]!);
  }
  const owned = await known([...keys]);
  return { strays: [...keys].filter((key) => !owned.has(key)), owned: owned.size };
}

/** Names in a folder that may not be there yet. */
export async function* namesIn(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for await (const { name } of entries) yield name;
}

/** One that will not go keeps none of the others. @throws the first error, after all were tried. */
export async function removeFiles(paths: readonly string[]): Promise<void> {
  let failed: { readonly error: unknown } | null = null;
  for (const path of paths) await rm(path, { force: true }).catch((error) => (failed ??= { error }));
  if (failed) throw (failed as { readonly error: unknown }).error;
}

/** False for one that is gone meanwhile. */
async function olderThan(path: string, before: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.ctime < before;
}
