import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Database from 'better-sqlite3';

/**
 * The least a durable room over Server-Sent Events can be: no sign-in, no rules, one table. Posts of one turn share a
 * synced commit, and each subscriber gets them in one write.
 */

type Post = {
  readonly roomId: string;
  readonly id: string;
  readonly content: { readonly text: string };
  readonly response: ServerResponse;
};

const database = new Database(process.env.DATABASE_FILE!);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table message (seq integer primary key, id text, room_id text, body text)');
const insert = database.prepare('insert into message (id, room_id, body) values (?, ?, ?)');
const store = database.transaction((posts: readonly Post[]) => posts.map(storeOne));

const subscribers = new Set<ServerResponse>();
let waiting: Post[] = [];

const server = createServer((request, response) => {
  if (request.method === 'GET') subscribe(response);
  else takePost(request, response);
});
server.listen(Number(process.env.PORT), '127.0.0.1', 4096);

function subscribe(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.write(': open\n\n');
  response.socket!.setNoDelay(true);
  subscribers.add(response);
  response.on('close', () => subscribers.delete(response));
}

function takePost(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    if (waiting.length === 0) setImmediate(deliver);
    waiting.push({ ...JSON.parse(Buffer.concat(parts).toString('utf8')), response });
  });
}

function deliver(): void {
  const posts = waiting;
  waiting = [];
  const frames = Buffer.from(store(posts).join(''));
  for (const subscriber of subscribers) subscriber.write(frames);
  for (const { response } of posts) response.end('{}');
}

/** Of the same size as an event of the product's feed. */
function storeOne({ id, roomId, content: { text } }: Post): string {
  const at = new Date().toISOString();
  const author = { kind: 'member', id: '01890000-0000-7000-8000-000000000001', name: '佐藤 太郎' };
  const message = { id, roomId, author, content: { kind: 'text', text }, at, delivery: null };
  const seq = Number(insert.run(id, roomId, JSON.stringify(message)).lastInsertRowid);
  return `data: ${JSON.stringify({ kind: 'message.posted', message: { ...message, seq }, seq, at })}\nid: ${seq}\n\n`;
}
