import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Feed } from './feed.ts';
import { isForEventSource, refuse } from './feed-answer.ts';
import { type FeedStreamOptions, openFeedStream } from './feed-stream.ts';
import type { Viewer } from './subscriber.ts';

/**
 * Serves the feed where tRPC's client looks for it. Stands beside tRPC's own routes, which it goes before.
 * @param authenticate who asks; null: nobody who is signed in. Asked again while the stream is open.
 */
export function feedRoute(
  feed: Feed,
  authenticate: (request: FastifyRequest, reply: FastifyReply) => Promise<Viewer | null>,
  options: FeedStreamOptions = {},
): FastifyPluginAsync {
  return async (app) => {
    app.get('/trpc/feed.events', { exposeHeadRoute: false }, async (request, reply) => {
      const viewer = await authenticate(request, reply);
      // What others set for every answer: from here on Fastify sends nothing itself.
      for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value!);
      reply.hijack();
      if (!viewer) return refuse(reply.raw, 'UNAUTHORIZED', isForEventSource(request.raw));
      const stillSignedIn = async () => (await authenticate(request, reply)) !== null;
      openFeedStream(feed, viewer, request.raw, reply.raw, { stillSignedIn, ...options });
    });
    // A server that waits for its connections to end would wait for ever for these.
    app.addHook('preClose', () => feed.close());
  };
}
