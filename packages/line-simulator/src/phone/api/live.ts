import type { FastifyInstance } from 'fastify';
import type { LineSimulator } from '../../simulator.ts';

/** Keeps proxies and browsers from giving the quiet stream up. */
const HEARTBEAT_MS = 15_000;

/** Server-sent events: tells one user's phone which chat to draw anew. */
export async function liveRoutes(app: FastifyInstance, { line }: { line: LineSimulator }): Promise<void> {
  app.get<{ Params: { userId: string } }>('/users/:userId/events', ({ params }, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    raw.write('retry: 1000\n\n');
    const stopWatching = line.platform.watch(({ userId, channelId }) => {
      if (userId === params.userId) raw.write(`data: ${JSON.stringify({ channelId })}\n\n`);
    });
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    raw.on('close', () => {
      stopWatching();
      clearInterval(heartbeat);
    });
  });
}
