import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';

const PUSH = '/v2/bot/message/push';

test('A request can be made to fail without effect, as often as asked', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  world.line.faults.next({ path: PUSH, times: 2 }, { status: 500, body: { message: 'Internal Server Error' } });
  expect((await push(world)).status).toBe(500);
  expect(await (await push(world)).json()).toEqual({ message: 'Internal Server Error' });
  expect((await push(world)).status).toBe(200);
  expect(world.tanaka.chatWith(world.channel)).toHaveLength(1);
});

test('Requests to other paths are not spoilt', async () => {
  await using world = await startWorld();
  world.line.faults.next({ path: PUSH }, { status: 500 });
  expect((await world.call('GET', '/v2/bot/info')).status).toBe(200);
});

test('The work can be done and its answer lost; the retry key then tells', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  world.line.faults.next({ path: PUSH }, { acceptThenDrop: true });
  const headers = { 'x-line-retry-key': randomUUID() };
  await expect(push(world, headers)).rejects.toThrow('fetch failed');
  expect(world.tanaka.chatWith(world.channel)).toHaveLength(1);
  expect((await push(world, headers)).status).toBe(409);
  expect(world.tanaka.chatWith(world.channel)).toHaveLength(1);
  expect(world.line.requests.filter((each) => each.path === PUSH)).toMatchObject([
    { status: 200, answerLost: true },
    { status: 409 },
  ]);
});

test('A request can be made to hang and end without effect', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  world.line.faults.next({ path: PUSH }, { hangMs: 20 });
  await expect(push(world)).rejects.toThrow('fetch failed');
  expect(world.tanaka.chatWith(world.channel)).toEqual([]);
});

test('An answer can be made to come late', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  world.line.faults.next({ path: /push$/ }, { delayMs: 30 });
  const begun = performance.now();
  expect((await push(world)).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(29);
});

test.for([
  ['rate', 'The API rate limit has been exceeded. Try again later.'],
  ['month', 'You have reached your monthly limit.'],
  ['reserved', 'You have reached your monthly limit.'],
  ['user', expect.any(String)],
] as const)('Too many: 429 because of %s', async ([tooMany, message]) => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  world.line.faults.next({}, { tooMany });
  if (tooMany !== 'rate') expect((await world.call('GET', '/v2/bot/info')).status).toBe(200);
  const response = await push(world);
  expect([response.status, await response.json()]).toEqual([429, { message }]);
  expect((await push(world)).status).toBe(200);
});

test('The month that is spent does not touch replies, which are free', async () => {
  await using world = await startWorld();
  world.line.faults.next({}, { tooMany: 'month' });
  const { result } = await world.tanaka.says(world.channel, 'hello');
  const { replyToken } = result.events[0] as { replyToken: string };
  await world.client.replyMessage({ replyToken, messages: [{ type: 'text', text: 'hello' }] });
  expect((await push(world)).status).toBe(429);
});

test('A sender can be refused; the same message without one passes', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  world.line.faults.next({ times: 2 }, { refusesSender: true });
  const messages = [{ type: 'text' as const, text: 'hello', sender: { name: '佐藤 太郎' } }];
  const body = { to: world.tanaka.userId, messages };
  const response = await world.call('POST', PUSH, body);
  expect([response.status, await response.json()]).toEqual([400, { message: 'sender.name length is invalid' }]);
  expect((await push(world)).status).toBe(200);
  expect((await world.call('POST', PUSH, body)).status).toBe(400);
  expect((await world.call('POST', PUSH, body)).status).toBe(200);
});

test('A sender is refused of a message that was accepted before, unless LINE looks at retry keys first', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const messages = [{ type: 'text' as const, text: 'hello', sender: { name: '佐藤 太郎' } }];
  const body = { to: world.tanaka.userId, messages };
  const headers = { 'x-line-retry-key': '123e4567-e89b-42d3-a456-426614174000' };
  expect((await world.call('POST', PUSH, body, headers)).status).toBe(200);
  world.line.faults.next({}, { refusesSender: true });
  expect((await world.call('POST', PUSH, body, headers)).status).toBe(400);
  world.line.faults.next({}, { refusesSender: true });
  world.line.platform.looksAtRetryKeysFirst = true;
  expect((await world.call('POST', PUSH, body, headers)).status).toBe(409);
  expect((await world.call('POST', PUSH, body)).status).toBe(400);
});

test('A sender is not looked at while LINE does not know who asks', async () => {
  await using world = await startWorld();
  world.line.faults.next({}, { refusesSender: true });
  const messages = [{ type: 'text' as const, text: 'hello', sender: { name: '佐藤 太郎' } }];
  const body = { to: world.tanaka.userId, messages };
  expect((await world.call('POST', PUSH, body, { authorization: 'Bearer gone' })).status).toBe(401);
  expect((await world.call('POST', PUSH, body)).status).toBe(400);
});

test('Each status comes with LINE’s own words, a gateway’s with HTML', async () => {
  await using world = await startWorld();
  for (const status of [401, 409, 500, 502]) world.line.faults.next({}, { status });
  expect(world.line.faults.waiting()).toHaveLength(4);
  const unauthorized = await push(world);
  expect([unauthorized.status, (await unauthorized.json()).message]).toEqual([
    401,
    expect.stringContaining('Authentication failed'),
  ]);
  const accepted = await push(world);
  expect(accepted.headers.get('x-line-accepted-request-id')).toBeTruthy();
  expect([accepted.status, await accepted.json()]).toEqual([409, { message: 'The retry key is already accepted' }]);
  expect(await (await push(world)).json()).toEqual({ message: 'Internal Server Error' });
  const gateway = await push(world);
  expect([gateway.status, gateway.headers.get('content-type')]).toEqual([502, expect.stringContaining('text/html')]);
  expect(await gateway.text()).toContain('<html>');
});

function push(world: World, headers: Record<string, string> = {}): Promise<Response> {
  const body = { to: world.tanaka.userId, messages: [{ type: 'text', text: 'hello' }] };
  return world.call('POST', PUSH, body, headers);
}
