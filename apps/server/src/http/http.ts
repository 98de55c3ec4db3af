import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Config } from '../config.ts';
import { feedRoute } from '../live/feed-route.ts';
import type { Parts } from '../parts.ts';
import { faultId } from '../rpc/fault.ts';
import { DatabaseBusyError } from '../store/database-busy-error.ts';
import { fileDoor } from './file-door.ts';
import { guard } from './guard.ts';
import { health } from './health.ts';
import { invitationHead } from './invitation-head.ts';
import { mediaFileRoutes } from './media-files.ts';
import { mediaUploadRoutes } from './media-uploads.ts';
import { photoRoutes } from './photos.ts';
import { requestLog } from './request-log.ts';
import { rpcRoutes } from './rpc.ts';
import { viewerReader } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { endSilentReaders } from './silent-readers.ts';
import { hangUpOnRefused, limitSlowRequests } from './slow-requests.ts';
import { built, webApp } from './web-app.ts';

/** Bodies are small words; photos and webhooks have limits of their own. */
const bodyBytes = 1024 * 1024;
/** Until the whole request is here, files excepted. */
const requestMs = 60_000;
/** Who was refused may go on for so long. */
const hearOutMs = 5000;

/** All doors of the server, not listening yet. */
export async function createHttp(parts: Parts): Promise<FastifyInstance> {
  const { config, log } = parts;
  const http: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: numbered(),
    bodyLimit: bodyBytes,
    trustProxy: trustedProxies(config.trustProxy),
    forceCloseConnections: 'idle',
    // Several calls share one address: their names are joined in it.
    routerOptions: { maxParamLength: 2000 },
  });
  limitSlowRequests(http, requestMs);
  hangUpOnRefused(http, hearOutMs);
  endSilentReaders(http);
  answerFaults(http);
  hangUpWhenStopping(http);
  // LINE's servers see no page and send no cookie: what guards browsers would only cost them time.
  await http.register(parts.line.door);
  await http.register(browserDoors(parts));
  return http;
}

/** Names for requests: they differ from those of every other process in the same log. */
function numbered(): () => string {
  const process = randomUUID();
  let requests = 0;
  return () => `${process}-${++requests}`;
}

function browserDoors(parts: Parts) {
  return async (http: FastifyInstance) => {
    requestLog(http);
    guard(http, parts);
    // What is compressed is finished first; the feed writes to its socket itself.
    await http.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, globalDecompression: false });
    await http.register(health(parts.store));
    await http.register(signInRoutes(parts));
    await http.register(photoRoutes(parts));
    await http.register(mediaFileRoutes(parts));
    await http.register(mediaUploadRoutes(parts));
    await http.register(fileDoor(parts));
    await http.register(feedRoute(parts.feed, viewerReader(parts)));
    await http.register(rpcRoutes(parts));
    await http.register(invitationHead(parts, built));
    await http.register(webApp());
  };
}

/** A connection kept open after its last answer would hold up the stop for a minute. */
function hangUpWhenStopping(http: FastifyInstance): void {
  let stopping = false;
  http.addHook('preClose', async () => {
    stopping = true;
  });
  http.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done();
  });
}

function trustedProxies(trusted: Config['trustProxy']) {
  return typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : trusted;
}

const busyPauseSeconds = 1;

/** LINE tells it again, members' apps try again. */
function answerBusy(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.log.warn('another program is writing to the database for long');
  return reply.code(503).header('retry-after', busyPauseSeconds).send({ error: 'busy' });
}

/** A client learns the number of the line in the log, and nothing of what stands there. */
function answerFaults(http: FastifyInstance): void {
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: 'badRequest' });
    if (error instanceof DatabaseBusyError) return answerBusy(request, reply);
    const id = faultId(error);
    request.log.error({ err: error, faultId: id }, 'fault');
    return reply.code(500).send({ faultId: id });
  });
}
