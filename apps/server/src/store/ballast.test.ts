import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Ballast } from './ballast.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engawa-ballast-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('takes up 20 MB of the disk until it is thrown out, which helps once', async () => {
  const ballast = new Ballast(folder);
  await ballast.takeOn();
  const { size, blocks } = await stat(join(folder, 'ballast'));
  expect([size, blocks * 512 >= size]).toEqual([20_000_000, true]);
  expect([await ballast.throwOut(), await ballast.throwOut()]).toEqual([true, false]);
  await ballast.takeOn();
  expect((await stat(join(folder, 'ballast'))).size).toBe(20_000_000);
});
