import { closeSync, fdatasyncSync, fstatSync, openSync, read, readSync, statSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { gapOf, hasLeftovers, nothing, pagesLimit } from './sqlite-gaps.ts';

const readAt = promisify(read);

/** Read in one go, between which everybody else has their turn. */
const chunkBytes = 2 * 1024 * 1024;
/** Pages put right in one go: a few ms. */
const pagesAtOnce = 250;
/** How long whoever asks the library waits for another process, in ms; it stands still meanwhile. */
export const busyTimeoutMs = 10;

/**
 * Takes what was deleted out of a database's files: the log is copied into the file and emptied, and the copies that
 * SQLite left between the cells of its pages are overwritten.
 */
export class SqliteEraser {
  readonly #file: string;
  #database: Database.Database | null = null;
  /** Stays open as long as the database: closing any way into a file ends all locks of the process on it (POSIX). */
  #fd: number | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** From here on it works through this connection, whose closing ends it. */
  adopt(database: Database.Database): Database.Database {
    this.#database = database;
    const close = database.close.bind(database);
    database.close = () => {
      close();
      if (this.#fd !== null) closeSync(this.#fd);
      this.#fd = null;
      return database;
    };
    return database;
  }

  /** @returns false: somebody still reads what was there before, or writes; nothing is lost, try again. */
  async erase(db: Kysely<Schema>): Promise<boolean> {
    if (this.#file === ':memory:') return true;
    if (!(await alone(db, () => this.#emptyLog()))) return false;
    const pages = await this.#pagesWithLeftovers();
    for (let done = 0; done < pages.length; done += pagesAtOnce) {
      const some = pages.slice(done, done + pagesAtOnce);
      if (!(await alone(db, () => this.#overwrite(some)))) return false;
    }
    return true;
  }

  /** Waits for nobody: the whole server would wait with it. */
  #emptyLog(): boolean {
    const database = this.#database!;
    database.pragma('busy_timeout = 0');
    try {
      const [{ busy }] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: 0 | 1 }];
      return busy === 0;
    } finally {
      database.pragma(`busy_timeout = ${busyTimeoutMs}`);
    }
  }

  /** Numbers of pages, from 0. */
  async #pagesWithLeftovers(): Promise<number[]> {
    if (this.#keepsPointerMaps()) return [];
    const fd = this.#open();
    const pageBytes = this.#pageBytes();
    const count = fstatSync(fd).size / pageBytes;
    if (count > pagesLimit) return [];
    const chunk = Buffer.alloc(chunkBytes);
    const found: number[] = [];
    for (let first = 0; first < count; first += chunkBytes / pageBytes) {
      const { bytesRead } = await readAt(fd, chunk, 0, chunkBytes, first * pageBytes);
      for (let at = 0; at + pageBytes <= bytesRead; at += pageBytes) {
        const page = first + at / pageBytes;
        if (hasLeftovers(chunk.subarray(at, at + pageBytes), page === 0)) found.push(page);
      }
    }
    return found;
  }

  /**
   * Past SQLite, which has no words for it: with the log empty and the write lock held nobody else writes into the file,
   * and no reader looks at these bytes. A kill in between leaves some of them as they were.
   */
  #overwrite(pages: readonly number[]): boolean {
    if (!this.#emptyLog() || !this.#lock()) return false;
    try {
      if ((statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return false;
      if (this.#keepsPointerMaps()) return true;
      const fd = this.#open();
      const page = Buffer.alloc(this.#pageBytes());
      for (const number of pages) overwriteGap(fd, page, number);
      fdatasyncSync(fd);
      return true;
    } finally {
      this.#unlock();
    }
  }

  #lock(): boolean {
    const database = this.#database!;
    database.pragma('busy_timeout = 0');
    try {
      database.exec('begin immediate');
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return false;
      throw error;
    } finally {
      database.pragma(`busy_timeout = ${busyTimeoutMs}`);
    }
  }

  /** What SQLite remembers of pages is what was there before, and would be written back with their next change. */
  #unlock(): void {
    const database = this.#database!;
    try {
      database.exec('rollback');
    } finally {
      database.pragma('shrink_memory');
    }
  }

  /**
   * With `auto_vacuum`, which an operator may have set, there are pages with pointers to pages. They begin with the same
   * numbers as those of a tree, and whoever takes them for one destroys them.
   */
  #keepsPointerMaps(): boolean {
    return this.#database!.pragma('auto_vacuum', { simple: true }) !== 0;
  }

  #open(): number {
    this.#fd ??= openSync(this.#file, 'r+');
    return this.#fd;
  }

  #pageBytes(): number {
    return this.#database!.pragma('page_size', { simple: true }) as number;
  }
}

function overwriteGap(fd: number, page: Buffer, number: number): void {
  const at = number * page.length;
  if (readSync(fd, page, 0, page.length, at) < page.length) return;
  const gap = gapOf(page, number === 0);
  if (!gap) return;
  // A disk that fills up takes a part, and says no to the rest.
  for (let from = gap.from; from < gap.to; ) from += writeSync(fd, nothing, 0, gap.to - from, at + from);
}

/** While nobody else in this process is in the middle of something on the connection. */
function alone<T>(db: Kysely<Schema>, work: () => T): Promise<T> {
  return db.connection().execute(async () => work());
}
