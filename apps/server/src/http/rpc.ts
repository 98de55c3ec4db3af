import { callsAtOnce } from '@engawa/domain';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Parts } from '../parts.ts';
import type { RpcContext } from '../rpc/context.ts';
import { faultId } from '../rpc/fault.ts';
import { appRouter } from '../rpc/router.ts';
import { believedBy, sessionReader } from './session.ts';

const rpcPrefix = '/trpc';

/** Of who is not signed in: a sign-up of the first run, the code of an invitation. */
const strangerBytes = 16 * 1024;
/** Clients compare our instants with our clock: when we took up their call and when we answer, ms since 1970. */
const clockHeader = 'engawa-clock';
const takenUp = new WeakMap<FastifyRequest, number>();

/** Queries and mutations at /trpc; an input of several calls in one address must fit (`maxParamLength` in http.ts). */
export function rpcRoutes(parts: Parts) {
  const trpcOptions: FastifyTRPCPluginOptions<typeof appRouter>['trpcOptions'] = {
    router: appRouter,
    maxBatchSize: callsAtOnce,
    createContext: ({ req, res }) => createContext(parts, req, res),
    onError({ error, path, req }) {
      // A "no" and a wrong shape are answers, not failures; their text may repeat what was typed.
      if (error.code !== 'INTERNAL_SERVER_ERROR') return;
      req.log.error({ err: error.cause ?? error, faultId: faultId(error), path }, 'fault');
    },
  };
  return async (http: FastifyInstance) => {
    http.addHook('onRequest', async (request, reply) => {
      takenUp.set(request, Date.now());
      reply.header('cache-control', 'no-store');
    });
    http.addHook('onRequest', shortOfStrangers(parts));
    http.addHook('preParsing', onlyJson);
    http.addHook('onSend', inOnePiece);
    await http.register(fastifyTRPCPlugin, { prefix: rpcPrefix, trpcOptions });
  };
}

/** Nobody's megabytes are read before it is known whose they are. */
function shortOfStrangers(parts: Parts) {
  const sessionOf = sessionReader(parts);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { 'content-length': length, 'transfer-encoding': inPieces } = request.headers;
    if (inPieces === undefined && Number(length ?? 0) <= strangerBytes) return;
    return (await sessionOf(request, reply)) ? undefined : reply.code(413).send({ error: 'tooLarge' });
  };
}

/** A form of another site can send text and forms, but not JSON. */
async function onlyJson(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const json = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  if (request.method !== 'POST' || json) return;
  return reply.code(415).send({ error: 'onlyJson' });
}

/** The adapter answers with a stream of one piece; known as a whole, a short one is neither compressed nor cut up. */
async function inOnePiece(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  reply.header(clockHeader, `${takenUp.get(request) ?? Date.now()} ${Date.now()}`);
  if (!(payload instanceof Response)) return payload;
  // What tRPC calls "chunked" (answers line by line, for who asks for them) has one length by then as well.
  payload.headers.delete('transfer-encoding');
  reply.code(payload.status).headers(Object.fromEntries(payload.headers));
  return payload.text();
}

/** One for each request, however many calls it carries. */
async function createContext(parts: Parts, request: FastifyRequest, reply: FastifyReply): Promise<RpcContext> {
  const session = await sessionReader(parts)(request, reply);
  const { id, ip, log } = request;
  const userAgent = request.headers['user-agent'] ?? null;
  return { ...parts, session, request: { id, ip, log, userAgent, believed: believedBy(request) } };
}
