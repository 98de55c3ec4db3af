import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the build of the web app lies. */
export const built = resolve(import.meta.dirname, '../../../web/dist');

/** Paths of ours that are never a page of the PWA. */
const api = /^\/(trpc|api|line|media|f|healthz)(\/|$|\?)/;

const year = 365 * 24 * 60 * 60;

/** Serves the built PWA: any address that a person opens gets its page, which then finds the way itself. */
export function webApp(root: string = built) {
  return async (http: FastifyInstance) => {
    const there = existsSync(join(root, 'index.html'));
    if (there) await http.register(fastifyStatic, staticOptions(root));
    http.setNotFoundHandler((request, reply) => {
      if (!isNavigation(request)) return reply.code(404).send({ error: 'notFound' });
      return there ? reply.sendFile('index.html', { cacheControl: false }) : notBuilt(reply);
    });
  };
}

function staticOptions(root: string) {
  return {
    root,
    wildcard: false,
    // Made by the build, beside each text; they have no address of their own.
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
    index: false as const,
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) => void reply.header('cache-control', caching(path)),
  };
}

/** The build puts the hash of the content into names under `assets/`; everything else may change under its name. */
function caching(path: string): string {
  return path.includes('/assets/') ? `public, max-age=${year}, immutable` : 'no-cache';
}

function isNavigation(request: FastifyRequest): boolean {
  const readsPage = request.method === 'GET' || request.method === 'HEAD';
  return readsPage && !api.test(request.url) && (request.headers.accept ?? '').includes('text/html');
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/plain').send('The web app is not built. `npm start` builds it.\n');
}
