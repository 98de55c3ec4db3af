import type { Logger } from 'pino';
import { deleteMedia, doomedFiles, forgetDoomed, knownBlobs, unposted } from '../store/media.ts';
import { knownPhotos } from '../store/members.ts';
import type { Store } from '../store/store.ts';
import { byServer } from '../store/who.ts';
import type { Photos } from './photos.ts';
import type { MediaStorage } from './storage.ts';

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Between a file's being kept and its being known lies one commit. */
const commitMs = 10 * 60 * 1000;

/**
 * Deletes, at the start and every minute, what nobody will ever keep or was to be gone already; at the start and every hour
 * also what was uploaded and not posted for a day, and files that belong to nothing.
 */
export class MediaUpkeep {
  readonly #store: Store;
  readonly #storage: MediaStorage;
  readonly #photos: Photos;
  readonly #log: Logger;
  readonly #timers: NodeJS.Timeout[] = [];
  #running: Promise<void> = Promise.resolve();

  constructor(store: Store, storage: MediaStorage, photos: Photos, log: Logger) {
    this.#store = store;
    this.#storage = storage;
    this.#photos = photos;
    this.#log = log;
  }

  start(): void {
    this.#next(() => this.sweep(Date.now()));
    // Once more when files of a process that died before us are old enough to be told from those that are about to be known.
    this.#timers.push(setTimeout(() => this.#next(() => this.sweep(Date.now())), commitMs + minuteMs).unref());
    this.#timers.push(setInterval(() => this.#next(() => this.sweep(Date.now())), hourMs).unref());
    this.#timers.push(setInterval(() => this.#next(() => this.#sweepAtOnce()), minuteMs).unref());
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#running;
  }

  #next(work: () => Promise<void>): void {
    this.#running = this.#running.then(work).catch((err) => this.#log.error({ err }, 'media could not be swept'));
  }

  /** @param now ms since 1970. */
  async sweep(now: number): Promise<void> {
    await this.#sweepAtOnce();
    for (const row of await unposted(this.#store.db, new Date(now - dayMs).toISOString())) {
      await this.#store.write(byServer, (tx) => deleteMedia(tx, row));
    }
    await this.#removeDoomed();
    await this.#sweepStrays(new Date(now - commitMs));
  }

  async #sweepAtOnce(): Promise<void> {
    const { dialect } = this.#store;
    await this.#storage.sweepDrafts((id) => this.#store.write(byServer, (tx) => dialect.hasEnded(tx.db, id)));
    await this.#removeDoomed();
  }

  async #removeDoomed(): Promise<void> {
    let keys = await doomedFiles(this.#store.db, '');
    while (keys.length > 0) {
      const gone = await this.#remove(keys);
      if (gone.length > 0) await this.#store.write(byServer, (tx) => forgetDoomed(tx, gone));
      keys = await doomedFiles(this.#store.db, keys.at(-1)!);
    }
  }

  /**
   * Blobs or photos: a name is that of one file alone, wherever it lies. What the disk does not let go keeps nothing else.
   * @returns what is gone.
   */
  async #remove(keys: readonly string[]): Promise<string[]> {
    const [gone, faults]: [string[], unknown[]] = [[], []];
    for (const key of keys) {
      try {
        await this.#storage.remove([key]);
        await this.#photos.remove([key]);
        gone.push(key);
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) this.#log.error({ err: faults[0], files: faults.length }, 'files could not be removed');
    return gone;
  }

  /** Many strays are no leftovers: somebody started the server with another database, and will want the files again. */
  async #sweepStrays(before: Date): Promise<void> {
    const { db } = this.#store;
    const blobs = await this.#storage.strayBlobs(before, (keys) => knownBlobs(db, keys));
    const photos = await this.#photos.strays(before, (keys) => knownPhotos(db, keys));
    const strays = [...blobs.strays, ...photos.strays];
    const owned = blobs.owned + photos.owned;
    if (strays.length < owned) await this.#remove(strays);
    else if (strays.length > 0)
      this.#log.warn({ strays: strays.length, owned }, 'files that this database does not know');
  }
}
