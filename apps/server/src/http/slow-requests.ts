import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body may take as long as something of it keeps coming. */
    slowBody?: true;
  }
}

/**
 * Ends requests whose body is not here in time: who sends slower holds a connection that others need. The server's own
 * limit for that knows no exception, and an honest upload of a film takes longer.
 */
export function limitSlowRequests(http: FastifyInstance, ms: number): void {
  http.addHook('onRequest', (request, _reply, done) => {
    if (bringsBody(request) && !request.routeOptions.config.slowBody) limit(request.raw, ms);
    done();
  });
}

/** Most bodies come with their head, in the same turn of the event loop: no timer is set for them. */
function limit(raw: FastifyRequest['raw'], ms: number): void {
  setImmediate(() => {
    if (raw.complete || raw.destroyed || raw.socket.destroyed) return;
    endsWith(
      raw,
      setTimeout(() => hangUp(raw), ms),
    );
  });
}

/**
 * Hangs up on who is refused and goes on sending. A browser reads an answer only when it may finish speaking; but not four
 * gigabytes long, and nobody drop by drop.
 * @param hearOutMs for so long they are heard out
 */
export function hangUpOnRefused(http: FastifyInstance, hearOutMs: number): void {
  http.addHook('onSend', ({ raw }, reply, _payload, done) => {
    if (reply.statusCode >= 400 && !raw.complete) {
      endsWith(
        raw,
        setTimeout(() => raw.socket.destroy(), hearOutMs),
      );
    }
    done();
  });
}

/**
 * A timer ends with the request, or with its connection: Node says of no request that was left in the middle of its body
 * that it is closed, and a flood of those would leave a timer and all that it holds for each.
 */
function endsWith(raw: FastifyRequest['raw'], timer: NodeJS.Timeout): void {
  const { socket } = raw;
  const end = () => {
    clearTimeout(timer);
    raw.off('close', end);
    socket.off('close', end);
  };
  raw.once('close', end);
  socket.once('close', end);
}

function bringsBody({ headers }: FastifyRequest): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

function hangUp(raw: FastifyRequest['raw']): void {
  if (!raw.complete) raw.socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
}
