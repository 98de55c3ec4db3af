import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A LINE that takes everything at once: a token for whoever asks, an id for every bubble. It counts, and checks nothing. */
export class LineThatAnswers {
  readonly #server: Server;
  /** Bubbles that were taken. */
  bubbles = 0;
  calls = 0;
  /** The last body of a push: what a bare loop must send as well. */
  lastBody = '';

  constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const answer = JSON.stringify(this.#answer(request.url ?? '', Buffer.concat(parts).toString('utf8')));
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(answer),
          'x-line-request-id': 'bench',
        });
        response.end(answer);
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(url: string, body: string): object {
    if (url.endsWith('/token')) return { token_type: 'Bearer', access_token: 'bench', expires_in: 900 };
    if (url.endsWith('/quota')) return { type: 'none' };
    if (url.endsWith('/consumption')) return { totalUsage: 0 };
    if (!url.endsWith('/push')) return {};
    const { messages } = JSON.parse(body) as { messages: unknown[] };
    this.calls += 1;
    this.lastBody = body;
    return { sentMessages: messages.map(() => ({ id: String(++this.bubbles), quoteToken: 'bench' })) };
  }
}
