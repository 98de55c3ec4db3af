import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** What is text; pictures are compressed already. */
const texts = '**/*.{html,js,css,json,svg,txt,webmanifest}';
/** Below this an answer is one packet anyway. */
const leastBytes = 1024;

/**
 * Lays a brotli (11) and a gzip (9) copy beside each file, which the server sends as they are: nobody waits for a
 * compression that takes seconds, and a first visit is as small as it can be.
 */
export function compressed(): Plugin {
  let folder: string;
  return {
    name: 'engawa-compressed',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    // Last of all: the service worker is written when everything else stands.
    closeBundle: { order: 'post', sequential: true, handler: () => compressAll(folder) },
  };
}

export async function compressAll(folder: string): Promise<void> {
  await Promise.all(globSync(texts, { cwd: folder }).map((file) => compress(join(folder, file))));
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < leastBytes) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [small, zipped] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, small), writeFile(`${file}.gz`, zipped)]);
}
