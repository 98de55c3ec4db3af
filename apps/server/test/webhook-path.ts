import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Channel } from '@engawa/line-simulator';

/** The way from LINE to the server's door, on which something can happen between the server's answer and LINE. */
export class WebhookPath {
  readonly #server: Server;
  readonly #door: string;
  #beforeAnswer: (() => Promise<void>) | null = null;

  /** Leads the channel's webhooks over this way from now on. */
  static async to(channel: Channel): Promise<WebhookPath> {
    const path = new WebhookPath(channel.webhook.endpoint!);
    path.#server.listen(0, '127.0.0.1');
    await once(path.#server, 'listening');
    channel.webhook.endpoint = `http://127.0.0.1:${(path.#server.address() as AddressInfo).port}/`;
    return path;
  }

  private constructor(door: string) {
    this.#door = door;
    this.#server = createServer((request, response) => void this.#pass(request, response));
  }

  /** Of the next webhook: the server has answered, and the answer gets lost after `happen`. */
  beforeAnswer(happen: () => Promise<void>): void {
    this.#beforeAnswer = happen;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { status } = await fetch(this.#door, {
        method: 'POST',
        headers: {
          'content-type': request.headers['content-type']!,
          'x-line-signature': String(request.headers['x-line-signature']),
        },
        body: await buffer(request),
      });
      const happen = this.#beforeAnswer;
      this.#beforeAnswer = null;
      if (!happen) return void response.writeHead(status).end();
      await happen();
    } catch {
      // The server is gone: nobody answers.
    }
    response.destroy();
  }
}
