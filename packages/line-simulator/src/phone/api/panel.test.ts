import { expect, test } from 'vitest';
import { startWorld, type World } from '../../../test/world.ts';

const DAY_MS = 86_400_000;

test('The panel sets what the console of an account holds, and refuses what LINE does not have', async () => {
  await using world = await startWorld();
  const address = `/platform/accounts/${world.channel.channelId}`;
  const settings = { quota: 200, quotaUsed: 199, chatMode: 'chat', webhookActive: false, allowGroupJoin: true };
  const { answer } = await ask(world, 'PATCH', address, settings);
  expect(answer.accounts).toMatchObject([{ displayName: '縁側商事', ...settings }]);
  expect(await (await world.call('GET', '/v2/bot/message/quota/consumption')).json()).toEqual({ totalUsage: 199 });
  for (const wrong of [{ quota: -1 }, { chatMode: 'off' }, { channelSecret: 'x' }]) {
    expect(await ask(world, 'PATCH', address, wrong)).toMatchObject({ status: 400, answer: { error: 'bad-setting' } });
  }
});

test('The panel tells no secret', async () => {
  await using world = await startWorld();
  await world.client.getBotInfo();
  const told = JSON.stringify([await ask(world, 'GET', '/platform'), await ask(world, 'GET', '/log')]);
  expect(told).toContain('/oauth2/v3/token');
  expect(told).not.toContain(world.channel.channelSecret);
  expect(told).not.toMatch(/bearer|access_token/i);
});

test('A planned fault spoils the next answer of its kind and no other', async () => {
  await using world = await startWorld();
  const { answer } = await ask(world, 'POST', '/faults', { fault: { status: 500 }, endpoint: 'push', times: 1 });
  expect(answer.api).toEqual([{ fault: { status: 500 }, endpoint: 'push', left: 1 }]);
  expect((await world.call('GET', '/v2/bot/info')).status).toBe(200);
  expect((await push(world)).status).toBe(500);
  expect((await push(world)).status).toBe(200);
  expect((await ask(world, 'GET', '/faults')).answer).toEqual({ api: [], webhook: [] });
});

test('A webhook fault changes how the next words arrive', async () => {
  await using world = await startWorld();
  const { answer } = await ask(world, 'POST', '/faults/webhooks', { fault: { kind: 'duplicate' } });
  expect(answer.webhook).toEqual([{ kind: 'duplicate' }]);
  await world.tanaka.says(world.channel, 'こんにちは');
  expect(world.server.caught).toHaveLength(2);
});

test('What is planned can be called off, and nonsense cannot be planned', async () => {
  await using world = await startWorld();
  await ask(world, 'POST', '/faults', { fault: { tooMany: 'rate' }, times: 3 });
  await ask(world, 'POST', '/faults/webhooks', { fault: { kind: 'drop' }, times: 2 });
  expect((await ask(world, 'DELETE', '/faults')).answer).toEqual({ api: [], webhook: [] });
  for (const fault of [{ status: 200 }, { tooMany: 'all' }, {}, { hangMs: 'long' }]) {
    expect((await ask(world, 'POST', '/faults', { fault })).status).toBe(400);
  }
  expect((await ask(world, 'POST', '/faults', { fault: { status: 500 }, times: 1000 })).status).toBe(400);
  expect((await ask(world, 'POST', '/faults/webhooks', { fault: { kind: 'reorder', count: 1 } })).status).toBe(400);
});

test("LINE's clock goes forward by a day and to the first moment of the next month in Japan", async () => {
  const start = Date.UTC(2026, 10, 22, 3);
  await using world = await startWorld({ now: () => start });
  expect((await ask(world, 'POST', '/platform/skip', { ms: DAY_MS })).answer.now).toBe(start + DAY_MS);
  const { now } = (await ask(world, 'POST', '/platform/skip', { to: 'next-month' })).answer;
  expect(new Date(now).toISOString()).toBe('2026-11-30T15:00:00.000Z');
  expect((await ask(world, 'POST', '/platform/skip', { ms: -1 })).status).toBe(400);
});

test('Expired reply tokens are refused, and undelivered webhooks come again when the panel says so', async () => {
  await using world = await startWorld();
  await ask(world, 'PATCH', '/platform', { redelivery: true });
  world.server.answer = () => 500;
  await world.tanaka.says(world.channel, 'こんにちは');
  world.server.answer = () => 200;
  await ask(world, 'POST', '/platform/redeliver', {});
  const [first, again] = world.server.caught.flatMap((each) => each.events);
  expect(again).toMatchObject({ webhookEventId: first!.webhookEventId, deliveryContext: { isRedelivery: true } });
  await ask(world, 'POST', '/platform/expire-reply-tokens', {});
  const { replyToken } = again as { replyToken: string };
  const reply = { replyToken, messages: [{ type: 'text', text: 'はい' }] };
  expect((await world.call('POST', '/v2/bot/message/reply', reply)).status).toBe(400);
});

test('The log tells requests and webhooks, the newest first, with what came of them', async () => {
  await using world = await startWorld();
  await world.tanaka.says(world.channel, 'こんにちは');
  await push(world);
  const { requests, webhooks } = (await ask(world, 'GET', '/log')).answer;
  expect(requests[0]).toMatchObject({ method: 'POST', path: '/v2/bot/message/push', status: 200, messages: ['text'] });
  expect(webhooks).toMatchObject([{ status: 200, events: ['message text'], isRedelivery: false }]);
  expect(JSON.stringify(webhooks)).not.toContain('こんにちは');
});

function push(world: World) {
  const messages = [{ type: 'text', text: '承知しました' }];
  return world.call('POST', '/v2/bot/message/push', { to: world.tanaka.userId, messages });
}

async function ask(world: World, method: string, path: string, body?: object) {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${world.line.url}/phone/api${path}`, { method, ...(body ? json : {}) });
  return { status: response.status, answer: await response.json() };
}
