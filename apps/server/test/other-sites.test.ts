import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningCompany, startCompany } from '../dev/start-app.ts';
import { createLog } from '../src/logging.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

let database: TestDatabase;
let company: RunningCompany;
let cookie: string;
const logged: string[] = [];
beforeAll(async () => {
  database = await testDatabases[0]!.create();
  company = await startCompany({
    database: database.url,
    directory: database.directory,
    env: { PUBLIC_URL: 'https://chat.example.com' },
    log: createLog({ logLevel: 'warn' }, { write: (line: string) => void logged.push(line) }),
  });
  cookie = await company.cookieOf('sato.taro');
});
afterAll(async () => {
  await company.close();
  await database.drop();
});

const json = { 'content-type': 'application/json' };

function rename(headers: Record<string, string>): Promise<Response> {
  const body = JSON.stringify({ name: '佐藤 次郎' });
  return fetch(`${company.app.url}/trpc/profile.update`, { method: 'POST', headers: { cookie, ...headers }, body });
}

async function name(): Promise<string> {
  const answer = await fetch(`${company.app.url}/trpc/session.me`, { headers: { cookie } });
  const { result } = (await answer.json()) as { result: { data: { member: { name: string } } } };
  return result.data.member.name;
}

test('another site’s page cannot act with a member’s cookie', async () => {
  for (const origin of ['https://evil.example', 'https://chat.example.com.evil.example', 'null']) {
    expect((await rename({ ...json, origin })).status).toBe(403);
  }
  expect((await rename({ ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect(await name()).toBe('佐藤 太郎');
});

test('a page of ours at an address that the server does not know is told both addresses, in tRPC’s words too', async () => {
  const opened = 'https://talk.example.com';
  const ours = { origin: opened, 'sec-fetch-site': 'same-origin' };
  const denial = { code: 'wrongAddress', params: { opened, expected: 'https://chat.example.com' } };
  const called = await rename({ ...json, ...ours });
  expect(called.status).toBe(403);
  expect(await called.json()).toMatchObject({ error: { data: { code: 'FORBIDDEN', denial } } });
  const signedIn = await fetch(`${company.app.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { ...json, ...ours },
    body: JSON.stringify({ username: 'sato.taro', password: 'never looked at', rememberMe: true }),
  });
  expect([signedIn.status, await signedIn.json()]).toMatchObject([403, { denial }]);
  // Once, however often it happens: whoever runs the server reads both.
  expect(logged.filter((line) => line.includes(opened))).toEqual([expect.stringContaining('https://chat.example.com')]);
  expect(await name()).toBe('佐藤 太郎');
});

test('a form cannot pass for a call of the app', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect((await rename({ 'content-type': type })).status).toBe(415);
  }
  expect(await name()).toBe('佐藤 太郎');
});

test('a query cannot change anything', async () => {
  const input = encodeURIComponent(JSON.stringify({ name: '佐藤 次郎' }));
  const answer = await fetch(`${company.app.url}/trpc/profile.update?input=${input}`, { headers: { cookie } });
  expect(answer.status).toBe(405);
  expect(await name()).toBe('佐藤 太郎');
});

test('another site cannot sign a member in, out, or change the photo', async () => {
  const evil = { cookie, ...json, origin: 'https://evil.example' };
  for (const [method, path] of [
    ['POST', '/api/auth/sign-in/username'],
    ['POST', '/api/auth/sign-out'],
    ['PUT', '/media/photo'],
    ['DELETE', '/media/photo'],
  ] as const) {
    const body = method === 'DELETE' ? undefined : '{}';
    expect((await fetch(company.app.url + path, { method, headers: evil, body })).status).toBe(403);
  }
  expect(await name()).toBe('佐藤 太郎');
});

test('the app itself may, at its public address and at the one the browser came by', async () => {
  expect((await rename({ ...json, origin: 'https://chat.example.com' })).status).toBe(200);
  expect((await rename({ ...json, origin: company.app.url })).status).toBe(200);
});

test('behind https the cookie goes over https alone', () => {
  expect(cookie).toMatch(/^__Secure-engawa\.session_token=/);
});

test('every answer forbids foreign scripts, frames and guessing at types', async () => {
  for (const path of ['/healthz', '/trpc/setup.state', '/api/none', '/media/photos/none.png']) {
    const { headers } = await fetch(company.app.url + path);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(new URL(company.line.url).origin);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  }
});

test('every answer to a call says when it was taken up and given, by the server’s clock', async () => {
  const before = Date.now();
  const answer = await fetch(`${company.app.url}/trpc/session.me`, { headers: { cookie } });
  const [takenUp, given] = answer.headers.get('engawa-clock')!.split(' ').map(Number);
  expect([before <= takenUp!, takenUp! <= given!, given! <= Date.now()]).toEqual([true, true, true]);
});

test('unknown API paths answer in JSON, never with the app’s page', async () => {
  for (const path of ['/api/none', '/line/none', '/media/none', '/trpc/none']) {
    const answer = await fetch(company.app.url + path, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/json');
  }
});
