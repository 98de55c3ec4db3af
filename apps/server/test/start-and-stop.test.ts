import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabases } from './databases.ts';

const main = resolve(import.meta.dirname, '../src/main.ts');
const cli = resolve(import.meta.dirname, '../src/cli.ts');
let database: TestDatabase;
let children: ChildProcess[] = [];
beforeEach(async () => {
  database = await testDatabases[0]!.create();
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await database.drop();
});

type Server = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<unknown[]> };

function start(env: Record<string, string>, words = [main], input = ''): Server {
  const place = { HOST: '127.0.0.1', DATABASE_URL: database.url, DATA_DIR: database.directory };
  const child = spawn(process.execPath, words, { env: { PATH: process.env.PATH ?? '', ...place, ...env } });
  children.push(child);
  child.stdin.end(input);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  return { child, output: () => text, ended: once(child, 'exit') };
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return String(port);
}

/** Resolves once the server has said it. */
async function said(server: Server, words: string): Promise<void> {
  while (!server.output().includes(words)) {
    const more = await Promise.race([once(server.child.stdout!, 'data'), server.ended.then(() => null)]);
    if (more === null && !server.output().includes(words)) throw new Error(`ended: ${server.output()}`);
  }
}

test('the console says where to open it and the code of the first run', async () => {
  const port = await freePort();
  const server = start({ PORT: port });
  await said(server, 'Setup code: ');
  expect(server.output()).toContain(`Engawa is open at http://localhost:${port}`);
  expect(server.output()).toMatch(/Setup code: \w{4}-\w{4}-\w{4}/);
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
});

test('told to stop, it finishes the request under way, takes no new one, and ends well', async () => {
  const port = await freePort();
  const server = start({ PORT: port });
  await said(server, 'Setup code: ');
  const body = JSON.stringify({ username: 'nobody', password: 'whatever' });
  const request = connect(Number(port), '127.0.0.1');
  const head = ['POST /api/auth/sign-in/username HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
  request.write(`${[...head, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
  await fetch(`http://127.0.0.1:${port}/healthz`);
  server.child.kill('SIGTERM');
  await said(server, '"stopping"');
  request.write(body.slice(5));
  let answer = '';
  for await (const chunk of request) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1\.1 401/);
  expect(await server.ended).toEqual([0, null]);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test('told twice, it ends at once', async () => {
  const port = await freePort();
  const server = start({ PORT: port });
  await said(server, 'Setup code: ');
  const request = connect(Number(port), '127.0.0.1');
  request.on('error', () => {});
  request.write('POST /api/auth/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n');
  await fetch(`http://127.0.0.1:${port}/healthz`);
  server.child.kill('SIGINT');
  await said(server, '"stopping"');
  server.child.kill('SIGINT');
  expect(await server.ended).toEqual([130, null]);
});

test('a wrong configuration is told whole, and nothing is started', async () => {
  const server = start({ PORT: 'http', PUBLIC_URL: 'chat' });
  expect(await server.ended).toEqual([1, null]);
  expect(server.output()).toContain('- PORT must be');
  expect(server.output()).toContain('- PUBLIC_URL must be');
});

test('a port that is taken is told in a sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const server = start({ PORT: String(port) });
  expect(await server.ended).toEqual([1, null]);
  expect(server.output()).toContain(`Port ${port} is taken`);
  other.close();
});

test('a place where no database was yet is said aloud, since it may be a typo', async () => {
  const file = join(database.directory, 'oops', 'engawa.db');
  const server = start({ PORT: await freePort(), DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'error' });
  await said(server, 'Setup code: ');
  expect(server.output()).toContain(`Made a new database at ${file}`);
  server.child.kill('SIGTERM');
  await server.ended;
  const again = start({ PORT: await freePort(), DATABASE_URL: `sqlite:${file}` });
  await said(again, 'Setup code: ');
  expect(again.output()).not.toContain('Made a new database');
});

test('a second server on the same SQLite file is refused in a sentence; commands are not', async () => {
  const first = start({ PORT: await freePort() });
  await said(first, 'Setup code: ');
  const second = start({ PORT: await freePort() });
  expect(await second.ended).toEqual([1, null]);
  const file = database.url.slice('sqlite:'.length);
  expect(second.output()).toContain(`Engawa could not start. Another server is working on ${file}. Stop it first`);
  const command = start({}, [cli, 'member', 'add', '--id', 'sato', '--name', '佐藤'], 'a good password');
  expect([await command.ended, command.output()]).toEqual([[0, null], 'sato\t佐藤\t\n']);
  first.child.kill('SIGKILL');
  await first.ended;
  await said(start({ PORT: await freePort() }), 'Setup code: ');
});

test('what keeps a start from succeeding is a sentence alone; where in the code is shown to who asks for it', async () => {
  const file = join(database.directory, 'letter.db');
  await writeFile(file, 'お世話になっております。'.repeat(100));
  const broken = { PORT: await freePort(), DATABASE_URL: `sqlite:${file}` };
  const server = start(broken);
  expect(await server.ended).toEqual([1, null]);
  expect(server.output()).toBe(`Engawa could not start. ${file} is no SQLite database.\n`);
  const traced = start({ ...broken, LOG_LEVEL: 'trace' });
  await traced.ended;
  expect(traced.output()).toMatch(/is no SQLite database\.\n(.*\n)*? +at .*\.ts:\d+/);
  const unreachable = start({ DATABASE_URL: `postgres://engawa:hunter2@127.0.0.1:${await freePort()}/engawa` });
  expect(await unreachable.ended).toEqual([1, null]);
  expect(unreachable.output()).toMatch(/^Engawa could not start\. PostgreSQL does not answer at postgres:\/\/127.*\n$/);
  expect(unreachable.output()).not.toContain('hunter2');
});
