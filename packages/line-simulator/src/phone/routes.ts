import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LineSimulator } from '../simulator.ts';
import { controlRoutes } from './api/control-api.ts';
import { liveRoutes } from './api/live.ts';

const PAGE_DIR = join(import.meta.dirname, 'page');
const PAGE_FILE = /^(?:[a-z-]+\/)?[a-z-]+\.(?:js|css|svg)$/;
const MEDIA_TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
/** Pictures, films and sounds of messages come from anywhere, everything else from here. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; img-src * data: blob:; media-src * blob:; frame-ancestors 'none'; base-uri 'none'";

/** The phone page, what it asks for, and LINE's own links. */
export async function phoneRoutes(app: FastifyInstance, { line }: { line: LineSimulator }): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/phone'));
  app.get('/phone', (_request, reply) => sendFile(reply, 'index.html'));
  app.get('/phone/panel', (_request, reply) => sendFile(reply, 'panel.html'));
  app.get<{ Params: { '*': string } }>('/phone/page/*', ({ params }, reply) =>
    PAGE_FILE.test(params['*']) ? sendFile(reply, params['*']) : refuse(reply),
  );
  app.get('/R/*', (request, reply) => {
    if (!line.serveLineLinks) return refuse(reply);
    return reply.redirect(`/phone?open=${encodeURIComponent(`https://line.me${request.url}`)}`);
  });
  await app.register(controlRoutes, { prefix: '/phone/api', line });
  await app.register(liveRoutes, { prefix: '/phone/api', line });
}

function sendFile(reply: FastifyReply, name: string): FastifyReply {
  const content = readPageFile(name);
  if (content === null) return refuse(reply);
  return reply
    .type(MEDIA_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'no-cache')
    .header('x-content-type-options', 'nosniff')
    .send(content);
}

function refuse(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ message: 'Not found' });
}

function readPageFile(name: string): Buffer | null {
  try {
    return readFileSync(join(PAGE_DIR, name));
  } catch {
    return null;
  }
}
