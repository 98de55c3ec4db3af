import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

/** Longer than anybody is heard out, shorter than the time an honest request may take. */
const patienceMs = 20_000;

describe('a stranger who sends drop by drop where members upload', () => {
  const stage = stageOn(testDatabases[0]!);

  for (const what of ['', '/poster']) {
    it(`is refused and then hung up on: ${what || 'a file'}`, async () => {
      const { hostname, port } = new URL(stage.company.app.url);
      const path = `/media/uploads/${randomUUID()}${what}?room=x&name=x`;
      const socket = connect(Number(port), hostname).on('error', () => {});
      let answer = '';
      socket.on('data', (data) => (answer += data));
      socket.write(`PUT ${path} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 1000000\r\n\r\n`);
      const drops = setInterval(() => socket.write('x'), 200);
      try {
        await once(socket, 'close', { signal: AbortSignal.timeout(patienceMs) });
      } finally {
        clearInterval(drops);
        socket.destroy();
      }
      expect(answer).toMatch(/^HTTP\/1.1 401 /);
    });
  }
});
