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

function push(world: World, headers: Record<string, string> = {}): Promise<Response> {
  const body = { to: world.tanaka.userId, messages: [{ type: 'text', text: 'hello' }] };
  return world.call('POST', PUSH, body, headers);
}
