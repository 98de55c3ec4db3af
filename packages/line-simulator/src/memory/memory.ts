import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Platform } from '../platform.ts';
import type { LineSimulator } from '../simulator.ts';
import { MediaFolder } from './media-folder.ts';
import { describePlatform, type Remembered, restorePlatform } from './remembered.ts';

/** Changes come in bursts; the file is written once after each. */
const SAVE_DELAY_MS = 200;

/** Brings back what `rememberPlatform` wrote; nothing when the file is not there. Tokens that were out are not kept. */
export function recallPlatform(file: string, line: LineSimulator): void {
  const remembered = readRemembered(file);
  if (!remembered) return;
  restorePlatform(line, remembered);
  line.platform.contents.restore(mediaFolderOf(file).recall(remembered.contents ?? []), remembered.goneIds ?? []);
}

/**
 * Writes the platform to `file` after every change, and what users sent to a folder beside it; the returned function writes at once
 * and ends it.
 */
export function rememberPlatform(file: string, platform: Platform): () => Promise<void> {
  const folder = mediaFolderOf(file);
  let timer: NodeJS.Timeout | undefined;
  let saved = Promise.resolve();
  const save = () => {
    timer = undefined;
    const contents = platform.contents.entries();
    saved = saved.then(() => folder.keepOnly(contents));
    writeRemembered(file, { ...describePlatform(platform), contents: folder.describe(contents) });
  };
  const stopWatching = platform.watch(() => {
    timer ??= setTimeout(save, SAVE_DELAY_MS);
  });
  return async () => {
    stopWatching();
    clearTimeout(timer);
    save();
    await saved;
  };
}

function mediaFolderOf(file: string): MediaFolder {
  return new MediaFolder(`${file}.media`);
}

function readRemembered(file: string): Remembered | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A reader, or a crash, never sees half a file. It holds channel secrets, so only its owner may read it. */
function writeRemembered(file: string, remembered: Remembered): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(remembered), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
