import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiAnswer } from './endpoint.ts';
import type { ContentFault } from './faults.ts';

/** So often in a second a slow content brings its next part. */
const PARTS_PER_SECOND = 20;
const GARBAGE_BYTES = 512;

/** The answer with its file spoilt; an answer without a file stays as it is. */
export function spoilContent(answer: ApiAnswer, fault: ContentFault, stopped: AbortSignal): ApiAnswer {
  const { stream, headers = {} } = answer;
  if ('transcoding' in fault) return prepare(answer, fault.transcoding);
  if (!stream) return answer;
  if ('brokenContent' in fault) {
    stream.destroy();
    const garbage = randomBytes(GARBAGE_BYTES);
    const length = { 'content-length': String(garbage.length) };
    return { ...answer, stream: Readable.from([garbage], { objectMode: false }), headers: { ...headers, ...length } };
  }
  if ('contentLength' in fault) {
    // The connection must end with the answer: its end is not where the header says.
    const lie = { 'content-length': String(fault.contentLength), connection: 'close' };
    return { ...answer, headers: { ...headers, ...lie } };
  }
  if ('contentCutAfterBytes' in fault)
    return { ...answer, stream: Readable.from(cut(stream, fault.contentCutAfterBytes)) };
  if ('contentBytesPerSecond' in fault)
    return { ...answer, stream: Readable.from(slow(stream, fault.contentBytesPerSecond, stopped)) };
  return answer;
}

/** In place of the file that it is not ready, in place of its state this one. */
function prepare(answer: ApiAnswer, status: 'processing' | 'failed'): ApiAnswer {
  const isState = answer.stream === undefined && answer.status === 200;
  answer.stream?.destroy();
  return isState ? { status: 200, body: { status } } : { status: 202, body: {} };
}

async function* cut(stream: Readable, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const part of stream) {
    yield part.subarray(0, left);
    left -= part.length;
    if (left <= 0) throw new Error('The simulator cut the content');
  }
}

async function* slow(stream: Readable, bytesPerSecond: number, stopped: AbortSignal): AsyncGenerator<Buffer> {
  const size = Math.max(1, Math.floor(bytesPerSecond / PARTS_PER_SECOND));
  for await (const part of stream) {
    for (let at = 0; at < part.length; at += size) {
      const piece = part.subarray(at, at + size);
      await wait((piece.length / bytesPerSecond) * 1000, undefined, { signal: stopped });
      yield piece;
    }
  }
}
