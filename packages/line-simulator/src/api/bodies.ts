import type { FastifyInstance } from 'fastify';
import { LineError } from './line-error.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a form, not JSON. */
    form?: boolean;
  }
}

/** LINE reference, Status codes: 413 above 2 MB. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** Read on beyond the limit, so that the client gets its 413 instead of a broken pipe. */
const READ_BYTES = 16 * 1024 * 1024;

/** Reads bodies as LINE does: 413 above 2 MB, 415 for another media type, 400 for what is not JSON. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: READ_BYTES },
    async (
      request: { headers: Record<string, unknown>; routeOptions: { config: { form?: boolean } } },
      raw: Buffer,
    ) => {
      if (raw.length > MAX_BODY_BYTES) throw new LineError(413, 'Request entity too large');
      const wanted = request.routeOptions.config.form ? 'application/x-www-form-urlencoded' : 'application/json';
      if (mediaTypeOf(request.headers['content-type']) !== wanted) throw new LineError(415, 'Unsupported Media Type');
      return request.routeOptions.config.form ? readForm(raw) : readJson(raw);
    },
  );
}

function mediaTypeOf(contentType: unknown): string {
  return String(contentType).split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function readForm(raw: Buffer): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(raw.toString('utf8')));
}

function readJson(raw: Buffer): object | undefined {
  if (raw.length === 0) return undefined;
  const value = parseOrNull(raw.toString('utf8'));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new LineError(400, 'The request body could not be parsed as JSON');
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
