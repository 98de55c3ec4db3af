import { Readable } from 'node:stream';

/** The bytes of a file, or what makes them when they are asked for: a large one need not be in memory. */
export type ContentBytes = Buffer | { size: number; stream(): Readable };

export function sizeOf(bytes: ContentBytes): number {
  return Buffer.isBuffer(bytes) ? bytes.length : bytes.size;
}

/** A fresh stream of all bytes. */
export function openBytes(bytes: ContentBytes): Readable {
  return Buffer.isBuffer(bytes) ? Readable.from([bytes], { objectMode: false }) : bytes.stream();
}
