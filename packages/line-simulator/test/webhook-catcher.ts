import type { webhook } from '@line/bot-sdk';
import Fastify from 'fastify';

export interface CaughtWebhook {
  raw: string;
  signature: string;
  contentType: string;
  events: webhook.Event[];
}

/** A bot's server that keeps what it is sent and answers as the test wants. */
export interface WebhookCatcher {
  url: string;
  caught: CaughtWebhook[];
  /** The answer to each request; default 200. */
  answer: (request: CaughtWebhook) => number | Promise<number>;
  stop: () => Promise<void>;
}

export async function startWebhookCatcher(): Promise<WebhookCatcher> {
  const app = Fastify({ forceCloseConnections: true });
  const catcher: WebhookCatcher = { url: '', caught: [], answer: () => 200, stop: () => app.close() };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, raw: string) => raw);
  app.post('/line', async (request, reply) => {
    const raw = request.body as string;
    const { 'x-line-signature': signature, 'content-type': contentType } = request.headers;
    const caught = {
      raw,
      signature: String(signature),
      contentType: String(contentType),
      events: JSON.parse(raw).events,
    };
    catcher.caught.push(caught);
    return reply.code(await catcher.answer(caught)).send();
  });
  catcher.url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/line`;
  return catcher;
}
