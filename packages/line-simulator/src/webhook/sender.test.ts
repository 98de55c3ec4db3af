import { validateSignature, type webhook } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';

test('Webhooks are signed over the raw bytes, with everything but ASCII escaped', async () => {
  await using world = await startWorld();
  await world.tanaka.says(world.channel, 'はい🤨');
  const { raw, signature, contentType } = world.server.caught[0]!;
  expect(raw).toContain('\\u306F\\u3044\\uD83E\\uDD28');
  expect(raw).toMatch(/^[\x20-\x7e]*$/);
  expect(contentType).toBe('application/json; charset=utf-8');
  expect(validateSignature(raw, world.channel.channelSecret, signature)).toBe(true);
  const printedAgain = JSON.stringify(JSON.parse(raw));
  expect(validateSignature(printedAgain, world.channel.channelSecret, signature)).toBe(false);
});

test('A body posted by hand can be signed as LINE would', async () => {
  await using world = await startWorld();
  world.channel.channelSecret = '8c570fa6dd201bb328f1c1eac23a96d8';
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(world.line.signWebhook(world.channel, body)).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=');
});

test('What one user does arrives in order, one answered before the next; another user does not wait', async () => {
  await using world = await startWorld();
  const emma = world.line.createUser({ displayName: 'Emma' });
  const first = Promise.withResolvers<number>();
  world.server.answer = () => (world.server.caught.length === 1 ? first.promise : 200);
  const bothSaid = [world.tanaka.says(world.channel, '1'), world.tanaka.says(world.channel, '2')];
  await expect.poll(() => textsAt(world)).toEqual(['1']);
  await emma.says(world.channel, 'hello');
  expect(textsAt(world)).toEqual(['1', 'hello']);
  first.resolve(200);
  await Promise.all(bothSaid);
  expect(textsAt(world)).toEqual(['1', 'hello', '2']);
});

test('A server that does not answer in time is a time-out', async () => {
  await using world = await startWorld({ webhookTimeoutMs: 50 });
  world.server.answer = () => new Promise(() => undefined);
  const { result } = await world.tanaka.says(world.channel, 'hello');
  expect(result).toMatchObject({ error: 'request_timeout' });
  expect(world.line.webhooks).toMatchObject([{ error: 'request_timeout', redelivery: false }]);
});

test('A server that is away cannot be connected to', async () => {
  await using world = await startWorld();
  await world.server.stop();
  const { result } = await world.tanaka.says(world.channel, 'hello');
  expect(result).toMatchObject({ error: 'could_not_connect' });
});

test('Nothing is sent without an endpoint, or with webhooks switched off', async () => {
  await using world = await startWorld();
  world.channel.useWebhook(false);
  expect((await world.tanaka.says(world.channel, 'hello')).result).toMatchObject({ error: 'not_sent' });
  world.channel.useWebhook(true);
  world.channel.webhook.endpoint = null;
  expect((await world.tanaka.says(world.channel, 'hello')).result).toMatchObject({ error: 'not_sent' });
  expect(world.line.webhooks).toEqual([]);
});

test('A failed webhook comes again, marked, with the same ids, when redelivery is on', async () => {
  await using world = await startWorld();
  world.line.redelivery = true;
  world.server.answer = () => 500;
  await world.tanaka.says(world.channel, 'hello');
  world.server.answer = () => 200;
  expect(await world.line.redeliver()).toMatchObject([{ status: 200 }]);
  expect(await world.line.redeliver()).toEqual([]);
  const [first, second] = world.server.caught.map((each) => each.events[0] as webhook.MessageEvent);
  expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
});

test('A failed webhook is lost when redelivery is off, as it is by default', async () => {
  await using world = await startWorld();
  world.server.answer = () => 500;
  await world.tanaka.says(world.channel, 'hello');
  expect(await world.line.redeliver()).toEqual([]);
});

test('A webhook can be made to arrive twice', async () => {
  await using world = await startWorld();
  world.line.webhookFaults.next({ kind: 'duplicate' });
  await world.tanaka.says(world.channel, 'hello');
  expect(textsAt(world)).toEqual(['hello', 'hello']);
  expect(new Set(world.server.caught.map((each) => each.raw)).size).toBe(1);
});

test('Webhooks can be made to arrive in the wrong order', async () => {
  await using world = await startWorld();
  world.line.webhookFaults.next({ kind: 'reorder', count: 3 });
  for (const text of ['1', '2', '3', '4']) await world.tanaka.says(world.channel, text);
  expect(textsAt(world)).toEqual(['3', '2', '1', '4']);
});

test('What waits for more webhooks that never come can be let go', async () => {
  await using world = await startWorld();
  world.line.webhookFaults.next({ kind: 'reorder', count: 3 });
  for (const text of ['1', '2']) await world.tanaka.says(world.channel, text);
  expect(textsAt(world)).toEqual([]);
  expect(await world.line.releaseHeldWebhooks()).toMatchObject([{ status: 200 }, { status: 200 }]);
  expect(await world.line.releaseHeldWebhooks()).toEqual([]);
  await world.tanaka.says(world.channel, '3');
  expect(textsAt(world)).toEqual(['2', '1', '3']);
});

test('Several events can be made to arrive in one request', async () => {
  await using world = await startWorld();
  world.line.webhookFaults.next({ kind: 'batch', count: 2 });
  for (const text of ['1', '2']) await world.tanaka.says(world.channel, text);
  expect(world.server.caught).toHaveLength(1);
  expect(textsAt(world)).toEqual(['1', '2']);
});

test('A webhook can be made to be lost, and comes with the redelivery', async () => {
  await using world = await startWorld();
  world.line.redelivery = true;
  world.line.webhookFaults.next({ kind: 'drop' });
  expect((await world.tanaka.says(world.channel, 'hello')).result).toMatchObject({ error: 'dropped' });
  expect(world.server.caught).toEqual([]);
  await world.line.redeliver();
  expect(textsAt(world)).toEqual(['hello']);
});

test('Any event can be delivered in one signed request', async () => {
  await using world = await startWorld();
  const attempt = await world.line.deliverWebhook(world.channel, [{ type: 'inventedTomorrow' }]);
  expect(attempt.status).toBe(200);
  expect(world.server.caught[0]?.events).toEqual([{ type: 'inventedTomorrow' }]);
});

function textsAt(world: World): string[] {
  const events = world.server.caught.flatMap((each) => each.events) as webhook.MessageEvent[];
  return events.map((event) => (event.message as webhook.TextMessageContent).text);
}
