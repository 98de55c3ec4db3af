import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type ContentBytes, openBytes, sizeOf } from '../../content/content-bytes.ts';
import type { ContentFile } from '../../content/contents.ts';
import type { LineSimulator } from '../../simulator.ts';
import { PhoneError } from './phone-error.ts';

interface ContentRequest {
  Params: { messageId: string };
}

/** What a picture may be, to be shown and not only downloaded: nothing that runs. */
const SHOWN = /^(?:image\/(?!svg)|video\/|audio\/)/;

/**
 * Media that users sent, for the phone itself; byte ranges as players ask for them.
 * - `GET /content/:messageId`
 * - `GET /content/:messageId/preview`
 */
export function contentRoutes(app: FastifyInstance, { platform }: LineSimulator): void {
  app.get<ContentRequest>('/content/:messageId', ({ params, headers }, reply) =>
    serveContent(platform.contents.find(params.messageId), headers.range, reply),
  );
  app.get<ContentRequest>('/content/:messageId/preview', ({ params, headers }, reply) => {
    const content = platform.contents.find(params.messageId);
    return serveContent(content?.preview ?? content, headers.range, reply);
  });
}

/** The file, or the range of it that was asked for. Throws 404 `no-such-content`. */
export function serveContent(
  file: ContentFile | undefined,
  range: string | undefined,
  reply: FastifyReply,
): FastifyReply {
  if (!file) throw new PhoneError(404, 'no-such-content');
  const size = sizeOf(file.bytes);
  const { start, end } = readRange(range, size);
  const isPart = end - start < size;
  reply.code(isPart ? 206 : 200).headers({
    'accept-ranges': 'bytes',
    'content-length': end - start,
    'content-type': SHOWN.test(file.mimeType) ? file.mimeType : 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
    ...(isPart ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}),
  });
  return reply.send(isPart ? Readable.from(cut(file.bytes, start, end), { objectMode: false }) : openBytes(file.bytes));
}

/** One range, as players ask; anything else means everything. `end` is behind the last byte. */
function readRange(range: string | undefined, size: number): { start: number; end: number } {
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(from);
  const end = to === '' ? size : Math.min(Number(to) + 1, size);
  return start < end ? { start, end } : { start: 0, end: size };
}

async function* cut(bytes: ContentBytes, start: number, end: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of openBytes(bytes) as AsyncIterable<Buffer>) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    if (part.length > 0) yield part;
    at += chunk.length;
    if (at >= end) return;
  }
}
