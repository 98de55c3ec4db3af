// @vitest-environment node
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { compressAll } from './compressed.ts';

test('beside each text of the build lie a brotli and a gzip of it, and none beside pictures and crumbs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'engawa-built-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const words = 'const 縁側 = "Engawa";\n'.repeat(200);
  for (const [name, text] of [
    ['app.js', words],
    ['icon.png', words],
    ['small.css', 'a{}'],
  ]) {
    await writeFile(join(folder, name!), text!);
  }
  await compressAll(folder);
  const [br, gz] = await Promise.all(['app.js.br', 'app.js.gz'].map((file) => readFile(join(folder, file))));
  expect([brotliDecompressSync(br!).toString(), gunzipSync(gz!).toString()]).toEqual([words, words]);
  for (const none of ['icon.png.br', 'small.css.gz'])
    await expect(readFile(join(folder, none))).rejects.toThrow('ENOENT');
});
