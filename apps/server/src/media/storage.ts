import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../sync-folder.ts';
import { asNoRoom, assertRoom, type FreeBytes, freeBytes, whileRoom } from './disk-room.ts';
import { type Found, type Known, namesIn, removeFiles, straysIn } from './leftovers.ts';

/** More bytes than the installation takes for one file. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** The variants of a stored file, named after it: nobody needs a table to find or to remove them. */
export type Variant = 'thumb' | 'line' | 'preview';

/** 144 bits, and a variant. */
const keyForm = /^[A-Za-z0-9_-]{24}(\.(thumb|line|preview))?$/;
const variants: readonly Variant[] = ['thumb', 'line', 'preview'];

export type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * The bytes of all files, under names that we make: never anything a person typed. What is written lies among the drafts
 * until it is whole, in a folder of the process that writes it: once that has ended, nobody will keep them.
 */
export class MediaStorage {
  /** Absolute paths. */
  readonly blobs: string;
  readonly #allDrafts: string;
  readonly #drafts: string;
  readonly #free: FreeBytes;

  /** @param processId names this process among those that share the folder. */
  constructor(dataDir: string, free: FreeBytes = freeBytes, processId: string = randomUUID()) {
    this.#free = free;
    this.blobs = join(dataDir, 'media', 'blobs');
    this.#allDrafts = join(dataDir, 'media', 'drafts');
    this.#drafts = join(this.#allDrafts, processId);
  }

  /**
   * Writes a stream, synced to the disk. Nothing stays behind when it fails.
   * @throws TooLargeError, NoRoomError, and what the source throws.
   */
  async draft(source: Source, limitBytes: number, signal?: AbortSignal): Promise<Draft> {
    const draft = await this.emptyDraft();
    try {
      await assertRoom(this.#drafts, this.#free);
      const file = createWriteStream(draft.path, { flags: 'wx', flush: true });
      const room = whileRoom(this.#drafts, this.#free);
      await pipeline(source, atMost(limitBytes), room, file, signal ? { signal } : {});
      return draft;
    } catch (error) {
      await draft.discard();
      throw asNoRoom(error);
    }
  }

  /** A name for a file that is about to be written among the drafts. */
  async emptyDraft(): Promise<Draft> {
    await mkdir(this.#drafts, { recursive: true });
    return new Draft(join(this.#drafts, newKey()), (path, key) => this.#keep(path, key));
  }

  newKey(): string {
    return newKey();
  }

  /** Where a file lies below `blobs`, or null for what is no key of ours. */
  path(key: string): string | null {
    return keyForm.test(key) ? join(key.slice(0, 2), key) : null;
  }

  /** For readers that want a file on the disk. @throws Error when the key is none of ours. */
  fileOf(key: string): string {
    const path = this.path(key);
    if (!path) throw new Error('no key of the media storage');
    return join(this.blobs, path);
  }

  /** A file goes with all its variants. @throws when one will not go; the others are gone then. */
  async remove(keys: readonly string[]): Promise<void> {
    const all = keys.flatMap(withVariants);
    await removeFiles(all.filter((key) => keyForm.test(key)).map((key) => this.fileOf(key)));
  }

  /** A file that is still to be known counts as kept just now, so that `strayBlobs` leaves it out. Never rejects. */
  async stillComing(key: string): Promise<void> {
    const now = new Date();
    await Promise.allSettled(withVariants(key).map((each) => utimes(this.fileOf(each), now, now)));
  }

  /** Deletes the drafts of processes that have ended; also those of older versions, which lie beside the folders. */
  async sweepDrafts(hasEnded: (processId: string) => Promise<boolean>): Promise<void> {
    for await (const name of namesIn(this.#allDrafts)) {
      const own = join(this.#allDrafts, name) === this.#drafts;
      if (!own && (await hasEnded(name))) await rm(join(this.#allDrafts, name), { recursive: true, force: true });
    }
  }

  /** Files that belong to nothing, of a folder at a time. */
  async strayBlobs(before: Date, known: Known): Promise<Found> {
    const found = { strays: [] as string[], owned: 0 };
    for await (const folder of namesIn(this.blobs)) {
      const { strays, owned } = await straysIn(join(this.blobs, folder), before, known);
      found.owned += owned;
      found.strays.push(...strays);
    }
    return found;
  }

  /** The name appears only with the whole content behind it, also after a loss of power. */
  async #keep(path: string, key: string): Promise<void> {
    const file = this.fileOf(key);
    const folder = join(this.blobs, key.slice(0, 2));
    await mkdir(folder, { recursive: true });
    await rename(path, file);
    await syncFolder(folder);
  }
}

/** A file that is written but belongs to nothing yet. */
export class Draft {
  readonly path: string;
  readonly #keep: (path: string, key: string) => Promise<void>;

  constructor(path: string, keep: (path: string, key: string) => Promise<void>) {
    this.path = path;
    this.#keep = keep;
  }

  async bytes(): Promise<number> {
    return (await stat(this.path)).size;
  }

  keepAs(key: string): Promise<void> {
    return this.#keep(this.path, key);
  }

  async discard(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

function withVariants(key: string): string[] {
  return [key, ...variants.map((variant) => `${key}.${variant}`)];
}

function newKey(): string {
  return randomBytes(18).toString('base64url');
}

function atMost(limitBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limitBytes) done(new TooLargeError(`more than ${limitBytes} bytes`));
      else done(null, chunk);
    },
  });
}
