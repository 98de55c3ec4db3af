import type { FileHandle } from 'node:fs/promises';

/** A box of an mp4, QuickTime or HEIF file (ISO/IEC 14496-12, 4.2): its header begins at `at`, its content is `from` to `to`. */
export type Box = { readonly type: string; readonly at: number; readonly from: number; readonly to: number };

/** Reads headers of boxes, wherever in the file they stand, and no more of them than it was told. */
export class BoxReader {
  readonly #file: FileHandle;
  #left: number;
  #placesLeft: number;

  /** @param mostBoxes a file of more was written to keep us busy. @param mostPlaces one that names more, to fill our memory. */
  constructor(file: FileHandle, mostBoxes: number, mostPlaces = 0) {
    this.#file = file;
    this.#left = mostBoxes;
    this.#placesLeft = mostPlaces;
  }

  async find(parent: Pick<Box, 'from' | 'to'>, type: string): Promise<Box | null> {
    for await (const box of this.boxes(parent)) if (box.type === type) return box;
    return null;
  }

  /** One after the other; none reaches beyond its parent, whatever it says. @throws Error at what is no box */
  async *boxes({ from, to }: Pick<Box, 'from' | 'to'>): AsyncGenerator<Box> {
    for (let at = from; at + 8 <= to; ) {
      if (--this.#left < 0) throw new Error('too many boxes');
      const { type, headerBytes, bytes } = await this.#header(at, to);
      yield { type, at, from: at + headerBytes, to: Math.min(at + bytes, to) };
      at += bytes;
    }
  }

  /** Whether the last box of a file of so many bytes wants to reach beyond its end. @throws Error at what is no box */
  async isCut(size: number): Promise<boolean> {
    let at = 0;
    while (at + 8 <= size) {
      if (--this.#left < 0) throw new Error('too many boxes');
      at += (await this.#header(at, size)).bytes;
    }
    return at > size;
  }

  /** @throws Error when the file ends before. */
  async read(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw new Error('ends too early');
    return buffer;
  }

  /** Of places that a box names. @throws Error at those that are too many; boxes are read all the same. */
  countPlaces(count: number): void {
    this.#placesLeft -= count;
    if (this.#placesLeft < 0) throw new Error('too many places');
  }

  async #header(at: number, end: number): Promise<{ type: string; headerBytes: number; bytes: number }> {
    const head = await this.read(at, Math.min(16, end - at));
    const type = head.toString('latin1', 4, 8);
    const short = head.readUInt32BE(0);
    if (short === 0) return { type, headerBytes: 8, bytes: end - at };
    if (short !== 1) return { type, headerBytes: 8, bytes: atLeast(8, short) };
    return { type, headerBytes: 16, bytes: atLeast(16, Number(head.readBigUInt64BE(8))) };
  }
}

function atLeast(least: number, bytes: number): number {
  if (bytes < least) throw new Error('a box smaller than its header');
  return bytes;
}
