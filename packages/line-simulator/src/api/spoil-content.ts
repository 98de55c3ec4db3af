import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiAnswer } from './endpoint.ts';
import type { ContentFault, ContentInstead } from './faults.ts';

/** So often in a second a slow content brings its next part. */
const PARTS_PER_SECOND = 20;
const GARBAGE_BYTES = 512;

/** What comes in place of a file, with its type. The picture is one grey point. */
const INSTEAD: Record<ContentInstead, readonly [type: string, bytes: Buffer]> = {
  html: ['text/html', Buffer.from('<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>')],
  json: ['application/json', Buffer.from('{"message":"Try again later"}')],
  png: [
    'image/png',
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
      'base64',
    ),
  ],
};

/** The answer with its file spoilt; an answer without a file stays as it is. */
export function spoilContent(answer: ApiAnswer, fault: ContentFault, stopped: AbortSignal): ApiAnswer {
  const { stream, headers = {} } = answer;
  if ('transcoding' in fault) return prepare(answer, fault.transcoding);
  if (!stream) return answer;
  if ('brokenContent' in fault) return instead(answer, randomBytes(GARBAGE_BYTES));
  if ('contentInstead' in fault) {
    const [type, bytes] = INSTEAD[fault.contentInstead];
    return instead(answer, bytes, type);
  }
  if ('contentRedirect' in fault) {
    stream.destroy();
    return { status: 302, body: {}, headers: { location: fault.contentRedirect } };
  }
  if ('contentShort' in fault) {
    const length = Math.min(fault.contentShort, Number(headers['content-length']));
    const short = Readable.from(firstOf(stream, length), { objectMode: false });
    return { ...answer, stream: short, headers: { ...headers, 'content-length': String(length) } };
  }
  if ('contentType' in fault) return { ...answer, headers: { ...headers, 'content-type': fault.contentType } };
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

function instead({ stream, headers = {}, ...answer }: ApiAnswer, bytes: Buffer, type?: string): ApiAnswer {
  stream?.destroy();
  const said = { ...headers, ...(type && { 'content-type': type }), 'content-length': String(bytes.length) };
  return { ...answer, stream: Readable.from([bytes], { objectMode: false }), headers: said };
}

/** In place of the file that it is not ready, in place of its state this one. */
function prepare(answer: ApiAnswer, status: 'processing' | 'failed'): ApiAnswer {
  const isState = answer.stream === undefined && answer.status === 200;
  answer.stream?.destroy();
  return isState ? { status: 200, body: { status } } : { status: 202, body: {} };
}

async function* firstOf(stream: Readable, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const part of stream) {
    if (left > 0) yield part.subarray(0, left);
    left -= part.length;
    if (left <= 0) return;
  }
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
