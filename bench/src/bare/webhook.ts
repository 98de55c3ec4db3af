import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** The least a webhook can be: read the body, check its signature, parse it, answer. Nothing is kept. */

const secret = process.env.CHANNEL_SECRET!;

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => answer(request, response, parts.length === 1 ? parts[0]! : Buffer.concat(parts)));
}).listen(Number(process.env.PORT), '127.0.0.1');

function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(String(request.headers['x-line-signature'] ?? ''), 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    response.writeHead(401).end();
    return;
  }
  JSON.parse(body.toString('utf8'));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 });
  response.end('{}');
}
