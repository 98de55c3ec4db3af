import { expect, test } from 'vitest';
import { startWorld, type World } from '../test/world.ts';

const hello = { type: 'text' as const, text: 'hello' };

test('The quota and what is used of it can be set at any time', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  expect(await world.client.getMessageQuota()).toEqual({ type: 'none' });
  world.line.changeSettings(world.channel, { quota: 200, quotaUsed: 200 });
  expect(await world.client.getMessageQuota()).toEqual({ type: 'limited', value: 200 });
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 200 });
  const push = { to: world.tanaka.userId, messages: [hello] };
  expect((await world.call('POST', '/v2/bot/message/push', push)).status).toBe(429);
  world.line.changeSettings(world.channel, { quota: null });
  expect((await world.call('POST', '/v2/bot/message/push', push)).status).toBe(200);
});

test('A narrowcast that runs holds messages back: LINE says the month is spent though some remain', async () => {
  await using world = await startWorld({ channel: { quota: 10 } });
  await world.tanaka.addsFriend(world.channel);
  world.line.changeSettings(world.channel, { narrowcastReserved: 10 });
  const push = { to: world.tanaka.userId, messages: [hello] };
  const response = await world.call('POST', '/v2/bot/message/push', push);
  expect([response.status, await response.json()]).toEqual([429, { message: 'You have reached your monthly limit.' }]);
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
  world.line.changeSettings(world.channel, { narrowcastReserved: 0 });
  expect((await world.call('POST', '/v2/bot/message/push', push)).status).toBe(200);
});

test('LINE’s figure of consumption can lag behind', async () => {
  await using world = await startWorld({ channel: { consumptionLag: 2 } });
  world.line.changeSettings(world.channel, { quotaUsed: 5 });
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 3 });
  world.line.changeSettings(world.channel, { quotaUsed: 1 });
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
});

test('How many were sent on a day is known on the next, pushes and replies apart', async () => {
  await using world = await startWorld({ now: () => Date.parse('2026-11-30T23:00:00+09:00') });
  const { result } = await world.tanaka.says(world.channel, 'hello');
  const { replyToken } = result.events[0] as { replyToken: string };
  await world.client.replyMessage({ replyToken, messages: [hello, hello] });
  await world.client.pushMessage({ to: world.tanaka.userId, messages: [hello] });
  await world.client.pushMessage({ to: world.tanaka.userId, messages: [hello] });
  expect(await world.client.getNumberOfSentPushMessages('20261130')).toEqual({ status: 'unready' });
  world.line.skip(3_600_000);
  const count = async (method: string, date: string) =>
    (await world.call('GET', `/v2/bot/message/delivery/${method}?date=${date}`, undefined, freshToken(world))).json();
  expect(await count('push', '20261130')).toEqual({ status: 'ready', success: 2 });
  expect(await count('reply', '20261130')).toEqual({ status: 'ready', success: 1 });
  expect(await count('push', '20180330')).toEqual({ status: 'out_of_service' });
  expect(await count('push', 'yesterday')).toMatchObject({ message: expect.any(String) });
});

test('The clock moves forward: reply tokens, and everything else that ends, end', async () => {
  await using world = await startWorld();
  const { result } = await world.tanaka.says(world.channel, 'hello');
  const { replyToken, timestamp } = result.events[0] as { replyToken: string; timestamp: number };
  world.line.skip(61_000);
  const reply = { replyToken, messages: [hello] };
  expect((await world.call('POST', '/v2/bot/message/reply', reply)).status).toBe(400);
  const later = (await world.tanaka.says(world.channel, 'hello')).result.events[0]!;
  expect(later.timestamp - timestamp).toBeGreaterThanOrEqual(61_000);
});

test('All reply tokens that are out can be made invalid', async () => {
  await using world = await startWorld();
  const { result } = await world.tanaka.says(world.channel, 'hello');
  const { replyToken } = result.events[0] as { replyToken: string };
  world.line.expireAllReplyTokens();
  const response = await world.call('POST', '/v2/bot/message/reply', { replyToken, messages: [hello] });
  expect([response.status, await response.json()]).toEqual([400, { message: 'Invalid reply token' }]);
});

test('Settings change while the account is in use, and whoever watches hears of it', async () => {
  await using world = await startWorld({ channel: { chatMode: 'bot' } });
  const changes: object[] = [];
  world.line.platform.watch((change) => changes.push(change));
  world.line.changeSettings(world.channel, { chatMode: 'chat', webhookActive: false });
  expect(changes).toEqual([{ channelId: world.channel.channelId }]);
  expect(await world.client.getBotInfo()).toMatchObject({ chatMode: 'chat', markAsReadMode: 'manual' });
  expect((await world.client.getWebhookEndpoint()).active).toBe(false);
  expect((await world.tanaka.says(world.channel, 'hello')).result).toMatchObject({ error: 'not_sent' });
  expect(world.tanaka.chatWith(world.channel)[0]).not.toHaveProperty('readAt');
});

test('A friend can begin to link accounts', async () => {
  await using world = await startWorld();
  const path = `/v2/bot/user/${world.tanaka.userId}/linkToken`;
  expect((await world.call('POST', path)).status).toBe(404);
  await world.tanaka.addsFriend(world.channel);
  expect(await world.client.issueLinkToken(world.tanaka.userId)).toEqual({ linkToken: expect.any(String) });
});

function freshToken(world: World): Record<string, string> {
  return { authorization: `Bearer ${world.line.platform.accessTokens.issue(world.channel.channelId)}` };
}
