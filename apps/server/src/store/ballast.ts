import { randomBytes } from 'node:crypto';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

const bytes = 20_000_000;
/** It is taken on only where the disk has room to spare. */
const leftBytes = 100_000_000;
const chunkBytes = 1_000_000;

/**
 * A file that is good for nothing but being thrown out: on a full disk the database cannot even delete, because what is
 * deleted is written to its log first.
 */
export class Ballast {
  readonly #folder: string;
  readonly #file: string;

  /** @param folder that of the data; it need not be there yet. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'ballast');
  }

  /** Resolves when it is there, or the disk is too full for it. */
  async takeOn(): Promise<void> {
    try {
      if ((await stat(this.#file).catch(() => null))?.size === bytes || !(await this.#hasRoom())) return;
      await this.#write();
    } catch {
      // The disk filled up meanwhile, or is none for writing: then it is not needed, or no help.
      await this.throwOut();
    }
  }

  /** @returns whether there was any, so that there is room now. */
  async throwOut(): Promise<boolean> {
    try {
      await rm(this.#file);
      return true;
    } catch {
      return false;
    }
  }

  async #hasRoom(): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.#folder);
    return bavail * bsize > bytes + leftBytes;
  }

  /** Chance, since some disks keep zeros without using room for them. */
  async #write(): Promise<void> {
    const file = await open(this.#file, 'w', 0o600);
    try {
      const chunk = randomBytes(chunkBytes);
      for (let at = 0; at < bytes; at += chunkBytes) await file.write(chunk, 0, chunkBytes, at);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
