import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * One line for each answer. The route stands for the address: codes of invitations, keys of photos and of webhooks are
 * part of addresses, and queries hold inputs.
 */
export function requestLog(http: FastifyInstance): void {
  http.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 500) request.log.warn(line, 'answered');
    else request.log.info(line, 'answered');
  });
}

function routeOf(request: FastifyRequest): string {
  const route = request.routeOptions.url ?? 'none';
  const { path } = request.params as { path?: string };
  return route === '/trpc/:path' && path ? `/trpc/${path}` : route;
}
