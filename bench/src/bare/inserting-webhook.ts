import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Database from 'better-sqlite3';

/** The least a webhook that keeps something can be: signature, parse, one synced row for each event, answer. */

const secret = process.env.CHANNEL_SECRET!;
const database = new Database(process.env.DATABASE_FILE!);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table event (id text primary key, body text not null) without rowid');
const insert = database.prepare<[string, string]>('insert into event (id, body) values (?, ?) on conflict do nothing');
const keep = database.transaction((events: readonly { readonly webhookEventId: string }[]) => {
  for (const event of events) insert.run(event.webhookEventId, JSON.stringify(event));
});

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => answer(request, response, Buffer.concat(parts)));
}).listen(Number(process.env.PORT), '127.0.0.1');

function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(String(request.headers['x-line-signature'] ?? ''), 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    response.writeHead(401).end();
    return;
  }
  keep((JSON.parse(body.toString('utf8')) as { events: { webhookEventId: string }[] }).events);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 });
  response.end('{}');
}
