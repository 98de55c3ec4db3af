import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { castPassword } from '../dev/cast.ts';
import { type RunningCompany, startCompany } from '../dev/start-app.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

// Counted in the server's memory, so one database tells as much as two; a server of its own for each test.
let database: TestDatabase;
let company: RunningCompany;
beforeEach(async () => {
  database = await testDatabases[0]!.create();
  company = await startCompany({ database: database.url, directory: database.directory });
});
afterEach(async () => {
  await company.close();
  await database.drop();
});

function enter(username: string, password: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${company.app.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username, password }),
  });
}

/** From another address of this machine. @returns the status */
async function enterFrom(localAddress: string, username: string, password: string): Promise<number> {
  const body = JSON.stringify({ username, password });
  const asked = request(`${company.app.url}/api/auth/sign-in/username`, {
    method: 'POST',
    localAddress,
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  }).end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode!;
}

test('whoever guesses at one member is stopped for a while, and then not even the right password helps', async () => {
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, guess) => enter('sato.taro', `guess-${guess}`)));
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
  const stopped = await enter('sato.taro', castPassword);
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await enter('suzuki.aoi', castPassword)).status).toBe(200);
});

test('whoever guesses at a member elsewhere does not lock the member out', async () => {
  for (let i = 0; i < 11; i += 1) await enterFrom('127.0.0.2', 'sato.taro', `guess-${i}`);
  expect(await enterFrom('127.0.0.2', 'sato.taro', castPassword)).toBe(429);
  expect((await enter('sato.taro', castPassword)).status).toBe(200);
});

test('whoever guesses from many addresses does not lock the member out of a device that they used before', async () => {
  const before = await enter('sato.taro', castPassword);
  const device = before.headers.getSetCookie().find((cookie) => cookie.startsWith('engawa.device='))!;
  const addresses = Array.from({ length: 13 }, (_, i) => `127.0.0.${i + 2}`);
  await Promise.all(
    addresses.map(async (address) => {
      for (let i = 0; i < 10; i += 1) await enterFrom(address, 'sato.taro', `guess-${i}`);
    }),
  );
  expect((await enter('sato.taro', castPassword)).status).toBe(429);
  const cookie = device.split(';')[0]!;
  expect((await enter('sato.taro', castPassword, { cookie })).status).toBe(200);
  expect((await enter('suzuki.aoi', castPassword, { cookie })).status).toBe(200);
});

test('whoever guesses at many members is stopped by address, and a made-up forwarded address does not help', async () => {
  const from = (last: number) => ({ 'x-forwarded-for': `192.0.2.${last}` });
  await Promise.all(Array.from({ length: 100 }, (_, i) => enter(`member-${i}`, 'guess', from(i))));
  expect((await enter('sato.taro', castPassword, from(200))).status).toBe(429);
});

test('signing in often is not guessing', async () => {
  for (let i = 0; i < 12; i += 1) expect((await enter('sato.taro', castPassword)).status).toBe(200);
});

test('a stolen session is no way to guess the password', async () => {
  const sato = await company.signIn('sato.taro');
  const guess = () => sato.profile.changePassword.mutate({ current: 'guess', next: 'a much better one' });
  for (let i = 0; i < 10; i += 1) await expect(guess()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  await expect(guess()).rejects.toMatchObject({ data: { code: 'TOO_MANY_REQUESTS' } });
});
