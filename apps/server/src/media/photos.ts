import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineLimits } from '@engawa/domain';
import { imageWork } from './image-work.ts';
import { type Found, type Known, removeFiles, straysIn } from './leftovers.ts';
import { pngSize } from './png.ts';
import type { MediaStorage } from './storage.ts';

/** LINE shows the photo beside every message and takes no more (`sender.iconUrl`). */
export const photoBytes = lineLimits.senderIconBytes;
const mostPixels = 2048;

/** Whether the bytes say that they are a member's photo: a square PNG that LINE takes. */
export function isUsablePhoto(bytes: Buffer): boolean {
  const size = pngSize(bytes);
  if (!size || bytes.length > photoBytes) return false;
  return size.width === size.height && size.width >= 1 && size.width <= mostPixels;
}

/** 144 bits: who was not told the address does not find it. */
const keyForm = /^[A-Za-z0-9_-]{24}$/;

/** The members' photos, one file each under a name that nobody can guess and that never gets another content. */
export class Photos {
  readonly #folder: string;
  readonly #drafts: Pick<MediaStorage, 'emptyDraft'>;

  /** @param drafts where they lie until they are whole; of a server that dies they are swept. */
  constructor(dataDir: string, drafts: Pick<MediaStorage, 'emptyDraft'>) {
    this.#folder = join(dataDir, 'media', 'photos');
    this.#drafts = drafts;
  }

  /**
   * Whole or not at all, and made anew of its pixels: place, camera and whatever else came with them stay behind.
   * @returns the photo's key. @throws UnreadableError, DecoderEndedError
   */
  async save(bytes: Buffer): Promise<string> {
    const key = randomBytes(18).toString('base64url');
    await mkdir(this.#folder, { recursive: true });
    const [came, made] = [await this.#drafts.emptyDraft(), await this.#drafts.emptyDraft()];
    try {
      await writeFile(came.path, bytes, { flag: 'wx' });
      await writeFile(made.path, await imageWork('makePhoto', came.path), { flag: 'wx', flush: true });
      await rename(made.path, this.#file(key));
      return key;
    } finally {
      for (const draft of [came, made]) await draft.discard();
    }
  }

  /** Null when there is none. */
  async read(key: string): Promise<Buffer | null> {
    if (!keyForm.test(key)) return null;
    return readFile(this.#file(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  /** @throws when one will not go; the others are gone then. */
  async remove(keys: readonly string[]): Promise<void> {
    await removeFiles(keys.filter((key) => keyForm.test(key)).map((key) => this.#file(key)));
  }

  /** Photos of nobody. @param before leaves those out that are about to be somebody's. */
  strays(before: Date, known: Known): Promise<Found> {
    return straysIn(this.#folder, before, known);
  }

  #file(key: string): string {
    return join(this.#folder, `${key}.png`);
  }
}
