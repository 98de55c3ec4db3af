import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** For load balancers and supervisors: 200 while the database answers. */
export function health(store: Store) {
  return async (http: FastifyInstance) => {
    http.get('/healthz', { logLevel: 'warn' }, async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      try {
        await sql`select 1`.execute(store.db);
        return { status: 'ok' };
      } catch {
        return reply.code(503).send({ status: 'databaseUnreachable' });
      }
    });
  };
}
