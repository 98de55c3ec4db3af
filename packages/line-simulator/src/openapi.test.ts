import { randomUUID } from 'node:crypto';
import type { messagingApi } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../test/world.ts';
import { loadLineOpenApi } from './openapi/line-openapi.ts';

const openApi = loadLineOpenApi();
if (!openApi)
  console.log("LINE's OpenAPI files are not beside this checkout, so the simulator is not held against them.");
const testWithOpenApi = test.runIf(openApi);

const sender = { name: '佐藤 太郎', iconUrl: 'https://example.com/sato.png' };
const everyType: messagingApi.Message[] = [
  { type: 'text', text: '承知しました', sender },
  { type: 'textV2', text: 'はい {{}}', sender },
  { type: 'sticker', packageId: '446', stickerId: '1988' },
  { type: 'image', originalContentUrl: 'https://example.com/a.png', previewImageUrl: 'https://example.com/b.png' },
  { type: 'location', title: '東京駅', address: '東京都千代田区', latitude: 35.68, longitude: 139.76 },
];

test('Where LINE’s files are not, there is nothing to hold anything against', () => {
  expect(loadLineOpenApi('/nowhere')).toBeNull();
});

testWithOpenApi(
  'Every request of LINE’s own client, and every answer and webhook, is as LINE’s files say',
  async () => {
    await using world = await startWorld({
      channel: { quota: 1000, chatMode: 'chat', pictureUrl: 'https://example.com/p.png' },
    });
    await liveThroughADay(world);
    expect(world.line.requests.length).toBeGreaterThan(15);
    expect(world.line.requests.flatMap((entry) => openApi!.checkRequest(entry))).toEqual([]);
    expect(world.line.requests.flatMap((entry) => openApi!.checkResponse(entry))).toEqual([]);
    expect(world.line.webhooks.flatMap((attempt) => openApi!.checkWebhook(attempt.body))).toEqual([]);
  },
);

testWithOpenApi('Every refusal has the body that LINE’s files say', async () => {
  await using world = await startWorld({ channel: { quota: 0 } });
  await world.tanaka.addsFriend(world.channel);
  await beRefused(world);
  const refusals = world.line.requests.slice(1);
  expect(new Set(refusals.map((entry) => entry.status))).toEqual(new Set([400, 401, 403, 404, 413, 415, 429]));
  expect(refusals.flatMap((entry) => openApi!.checkResponse(entry))).toEqual([]);
});

testWithOpenApi(
  'A misspelt property, an unknown type, a stray retry key and an invented path are noticed',
  async () => {
    await using world = await startWorld();
    const to = world.tanaka.userId;
    const push = '/v2/bot/message/push';
    await world.call('POST', push, { to, messages: [{ type: 'text', text: 'hello', sendr: sender }] });
    await world.call('POST', push, { to, messages: [{ type: 'txt', text: 'hello' }] });
    await world.call('POST', push, { to, mesages: [{ type: 'text', text: 'hello' }] });
    await world.call('POST', push, { to, messages: [everyType[0]] }, { 'x-line-retry-key': 'again' });
    await world.call(
      'POST',
      '/v2/bot/message/reply',
      { replyToken: 'x', messages: [everyType[0]] },
      { 'x-line-retry-key': randomUUID() },
    );
    await world.call('GET', '/v2/bot/invented');
    const problems = world.line.requests.slice(1).map((entry) => openApi!.checkRequest(entry));
    expect(problems.map((each) => each.length > 0)).toEqual(problems.map(() => true));
  },
);

testWithOpenApi('A webhook with an unknown event, or without its tokens, is noticed', () => {
  const destination = `U${'0'.repeat(32)}`;
  const common = { timestamp: 1, mode: 'active', webhookEventId: 'x', deliveryContext: { isRedelivery: false } };
  expect(openApi!.checkWebhook({ destination, events: [] })).toEqual([]);
  expect(openApi!.checkWebhook({ destination, events: [{ ...common, type: 'unfollow' }] })).toEqual([]);
  expect(openApi!.checkWebhook({ destination, events: [{ ...common, type: 'invented' }] })).not.toEqual([]);
  expect(
    openApi!.checkWebhook({ destination, events: [{ ...common, type: 'follow', follow: { isUnblocked: true } }] }),
  ).not.toEqual([]);
  const text = { type: 'text', id: '1', text: 'hello', quoteToken: 'q' };
  expect(openApi!.checkWebhook({ destination, events: [{ ...common, type: 'messageEdited', message: text }] })).toEqual(
    [],
  );
});

async function liveThroughADay({ client, channel, tanaka, server }: World): Promise<void> {
  await client.getBotInfo();
  await client.setWebhookEndpoint({ endpoint: server.url });
  await client.getWebhookEndpoint();
  await client.testWebhookEndpoint();
  await tanaka.addsFriend(channel);
  await client.getProfile(tanaka.userId);
  const { message, result } = await tanaka.says(channel, 'こんにちは 👋');
  await tanaka.says(channel, 'もしもし', { quotedMessageId: message.id });
  const replyToken = (result.events[0] as { replyToken: string }).replyToken;
  await client.replyMessage({ replyToken, messages: everyType, notificationDisabled: true });
  const retryKey = randomUUID();
  const request = { to: tanaka.userId, messages: everyType };
  await client.pushMessage(request, retryKey);
  await client.pushMessage(request, retryKey).catch(() => undefined);
  await client.multicast({ to: [tanaka.userId], messages: everyType });
  await client.validatePush({ messages: everyType });
  await client.validateReply({ messages: everyType });
  await client.getMessageQuota();
  await client.getMessageQuotaConsumption();
  await client.showLoadingAnimation({ chatId: tanaka.userId, loadingSeconds: 10 });
  await client.markMessagesAsReadByToken({ markAsReadToken: message.markAsReadToken! });
  await tanaka.blocks(channel);
  await tanaka.unblocks(channel);
}

async function beRefused({ line, call, channel, tanaka }: World): Promise<void> {
  const push = '/v2/bot/message/push';
  const messages = [everyType[0]];
  await call('POST', push, { to: tanaka.userId, messages: [] });
  await call('POST', push, { to: tanaka.userId, messages });
  await call('POST', push, '{');
  await call('POST', push, JSON.stringify({ text: 'x'.repeat(3_000_000) }));
  await call('POST', push, 'x', { 'content-type': 'text/plain' });
  await call('POST', '/v2/bot/message/reply', { replyToken: 'spent', messages });
  await call('GET', '/v2/bot/followers/ids');
  await call('GET', `/v2/bot/profile/U${'0'.repeat(32)}`);
  await call('GET', '/v2/bot/info', undefined, { authorization: 'Bearer wrong' });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: channel.channelId,
    client_secret: 'x',
  });
  await fetch(`${line.url}/oauth2/v3/token`, { method: 'POST', body: form });
}
