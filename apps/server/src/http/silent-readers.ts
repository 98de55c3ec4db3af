import type { FastifyInstance } from 'fastify';

/** As long as the feed waits for a reader: two of its beats. A player that was paused for longer asks for the rest of its film anew. */
const silentMs = 30_000;

/**
 * Hangs up on who asked and does not read the answer: a file of which nothing more goes out holds a connection and an open
 * file as long as its reader likes. Every byte that is read begins the time anew.
 */
export function endSilentReaders(http: FastifyInstance, ms = silentMs): void {
  http.addHook('onSend', (_request, { raw }, _payload, done) => {
    raw.setTimeout(ms, () => raw.destroy());
    done();
  });
}
