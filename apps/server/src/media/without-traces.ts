import { pipeline, type Readable, Transform } from 'node:stream';
import type { Trace } from './traces.ts';

/**
 * The same bytes, as many as before, with the traces written over.
 * @param from where in the file the stream begins. @param traces in order, as `findTraces` gives them.
 */
export function withoutTraces(stream: Readable, traces: readonly Trace[], from: number): Readable {
  let at = from;
  let next = 0;
  const over = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const end = at + chunk.length;
      while (traces[next] && traces[next]!.to <= at) next++;
      for (let i = next; traces[i] && traces[i]!.at < end; i++) writeOver(chunk, at, traces[i]!);
      at = end;
      done(null, chunk);
    },
  });
  // Who stops reading ends the reading of the file too.
  return pipeline(stream, over, () => {});
}

/** @param at where in the file the bytes begin. */
function writeOver(bytes: Buffer, at: number, { at: from, to, head }: Trace): void {
  bytes.fill(0, Math.max(0, from - at), Math.min(bytes.length, to - at));
  if (!head || from + head.length <= at) return;
  const skipped = Math.max(0, at - from);
  head.copy(bytes, Math.max(0, from - at), skipped);
}
