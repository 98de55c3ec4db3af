import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TokenStream, tokenOf } from './token-stream.ts';

describe('token stream', () => {
  let server: Server;
  let port: number;
  let peer: Promise<Socket>;
  beforeEach(async () => {
    server = createServer({ noDelay: true });
    peer = new Promise((resolve) => server.once('connection', resolve));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  });
  afterEach(async () => {
    (await peer).destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('finds each message once, also when it comes in pieces or twice', async () => {
    const seen: number[] = [];
    const last = Promise.withResolvers<void>();
    const stream = new TokenStream(port, 10, (message) => {
      seen.push(message);
      if (message === 3) last.resolve();
    });
    const opened = stream.expect(/hello/);
    const socket = await peer;
    socket.write('hello');
    await opened;
    const bytes = `mail@example.com ${tokenOf(1)} and ${tokenOf(2)}${tokenOf(1)} 縁側${tokenOf(3)}`;
    for (const byte of Buffer.from(bytes)) {
      socket.write(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await last.promise;
    stream.close();
    expect(seen).toEqual([1, 2, 3]);
  });
});
