import { mediaKindOf } from '@engawa/domain';
import send from '@fastify/send';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownTraces } from '../media/known-traces.ts';
import type { MediaStorage } from '../media/storage.ts';
import { withoutTraces } from '../media/without-traces.ts';

export type Sent = {
  readonly key: string;
  /** As found in its bytes. */
  readonly mimeType: string | null;
  /** Offered to be saved under this name. */
  readonly name?: string | null;
  /** To be saved, whatever it is. */
  readonly attachment?: boolean;
  readonly cacheControl: string;
  /** Pages of others may draw it too, as LINE's do. */
  readonly forAll?: boolean;
  /** It leaves the company: without what its camera wrote of itself and the place into a film or HEIF picture. */
  readonly leaves?: boolean;
};

/**
 * Whatever a stranger made of it, a file opened by itself runs nothing and asks nothing; and no page of others may draw it
 * unless its door says so.
 */
export const harmless = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** The file is there, but not as the request wants it (RFC 9110, 412 and 416). */
const refusals: ReadonlySet<number> = new Set([412, 416]);

const knownTraces = new KnownTraces();

/** Answers with a stored file, or a part of it (RFC 9110, Range); 404 when it is gone. */
export async function sendStored(request: FastifyRequest, reply: FastifyReply, storage: MediaStorage, file: Sent) {
  const path = storage.path(file.key);
  if (!path) return notThere(reply);
  const traces = file.leaves ? await knownTraces.of(storage.fileOf(file.key)) : [];
  if (!traces) return notThere(reply);
  const options = { root: storage.blobs, cacheControl: false, contentType: false, index: false as const };
  const { type, statusCode, headers, stream } = await send(request.raw, `/${path}`, options);
  if (type !== 'file' && !refusals.has(statusCode)) return notThere(reply);
  const shown = isShown(file.mimeType);
  reply.code(statusCode).headers({ ...harmless, ...headers });
  reply.header('content-type', shown ? file.mimeType! : 'application/octet-stream');
  reply.header('content-disposition', disposition(file.name ?? null, file.attachment || !shown));
  reply.header('cache-control', file.cacheControl);
  reply.header('cross-origin-resource-policy', file.forAll ? 'cross-origin' : 'same-origin');
  const withBody = request.method === 'GET' && (statusCode === 200 || statusCode === 206);
  if (traces.length === 0 || !withBody) return reply.send(stream);
  return reply.send(withoutTraces(stream, traces, beginOf(headers['Content-Range'])));
}

/** Where in the file the answer begins. @param contentRange of a part: `bytes 10-19/100`. */
function beginOf(contentRange: string | undefined): number {
  return Number(/^bytes (\d+)-/.exec(contentRange ?? '')?.[1] ?? 0);
}

export function notThere(reply: FastifyReply): FastifyReply {
  return reply.code(404).header('cache-control', 'no-store').send({ error: 'notFound' });
}

/** All others could hold what a browser would run. */
function isShown(mimeType: string | null): boolean {
  return mimeType !== null && mediaKindOf(mimeType) !== 'file';
}

/** The name in letters that every browser reads, and as it is (RFC 6266, RFC 8187). */
function disposition(name: string | null, attachment: boolean): string {
  const kind = attachment ? 'attachment' : 'inline';
  if (name === null) return kind;
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`;
}

function percentEncoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
