import { statfs } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { isDiskFull, MachineFaultError } from '../store/fault-of-system.ts';

/** The disk is nearly full: files wait, so that words still find room. */
export class NoRoomError extends MachineFaultError {
  override readonly name = 'NoRoomError';
}

/** What the system says of a disk or a share of it that is full, as we say it; any other error is itself. */
export function asNoRoom(error: unknown): unknown {
  return isDiskFull(error) ? new NoRoomError((error as NodeJS.ErrnoException).code, { cause: error }) : error;
}

/** Left to the database, which shares the disk as a rule: one that is full takes no webhook and loses words. */
export const keptFreeBytes = 300_000_000;
const askEveryBytes = 16 * 1024 * 1024;

/** How many bytes the disk of a folder can still take. */
export type FreeBytes = (folder: string) => Promise<number>;

export const freeBytes: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** @throws NoRoomError */
export async function assertRoom(folder: string, free: FreeBytes): Promise<void> {
  const bytes = await free(folder);
  if (bytes < keptFreeBytes) throw new NoRoomError(`${bytes} bytes free`);
}

/** Lets a stream through as long as there is room: several may fill the disk together. */
export function whileRoom(folder: string, free: FreeBytes): Transform {
  let left = askEveryBytes;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      left -= chunk.length;
      if (left > 0) return done(null, chunk);
      left = askEveryBytes;
      assertRoom(folder, free).then(() => done(null, chunk), done);
    },
  });
}
