import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type SilentLine = {
  readonly url: string;
  /** How many requests came. */
  readonly asked: () => number;
  /** How many connections are open. */
  readonly open: () => number;
  stop(): Promise<void>;
};

/**
 * Takes every connection and what is said on it, and never says more than is given here.
 * @param answers what it says to a request, as HTTP has it; null: nothing
 */
export async function startSilentLine(answers: (request: string) => string | null = () => null): Promise<SilentLine> {
  const sockets = new Set<Socket>();
  let asked = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.on('data', (request) => {
      asked++;
      const answer = answers(String(request));
      if (answer !== null) socket.write(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    open: () => sockets.size,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An answer of LINE, whole. */
export function answered(body: object): string {
  const text = JSON.stringify(body);
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
