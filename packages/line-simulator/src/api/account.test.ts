import { channelAccessToken, HTTPFetchError } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { startWorld } from '../../test/world.ts';

const hello = { type: 'text' as const, text: 'hello' };

test('A stateless token is issued for the right secret and lives 15 minutes', async () => {
  let now = 1_700_000_000_000;
  await using world = await startWorld({ now: () => now });
  now += 899_999;
  expect((await world.call('GET', '/v2/bot/info')).status).toBe(200);
  now += 1;
  const response = await world.call('GET', '/v2/bot/info');
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    message:
      'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.',
  });
});

test('A wrong secret gets no token', async () => {
  await using world = await startWorld();
  const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: world.line.url });
  const error = await tokens
    .issueStatelessChannelTokenByClientSecret(world.channel.channelId, 'wrong')
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HTTPFetchError);
  expect(JSON.parse((error as HTTPFetchError).body)).toEqual({
    error: 'invalid_request',
    error_description: "Invalid 'client_credentials'.",
  });
});

test('The log of requests holds neither token nor secret', async () => {
  await using world = await startWorld();
  await world.client.getBotInfo();
  const log = JSON.stringify(world.line.requests);
  expect(log).not.toContain(world.channel.channelSecret);
  expect(world.line.requests).toMatchObject([
    { method: 'POST', path: '/oauth2/v3/token', status: 200, body: { client_secret: '[redacted]' } },
    {
      method: 'GET',
      path: '/v2/bot/info',
      status: 200,
      channelId: world.channel.channelId,
      headers: { authorization: '[redacted]' },
    },
  ]);
});

test('Bot info names the account and how it marks messages as read', async () => {
  await using world = await startWorld({ channel: { chatMode: 'chat', basicId: '@216abcde' } });
  expect(await world.client.getBotInfo()).toEqual({
    userId: world.channel.botUserId,
    basicId: '@216abcde',
    displayName: '縁側商事',
    chatMode: 'chat',
    markAsReadMode: 'manual',
  });
});

test('The webhook endpoint can be set, read and tested', async () => {
  await using world = await startWorld();
  world.channel.webhook.endpoint = null;
  expect((await world.call('GET', '/v2/bot/channel/webhook/endpoint')).status).toBe(404);
  await world.client.setWebhookEndpoint({ endpoint: world.server.url });
  expect(await world.client.getWebhookEndpoint()).toEqual({ endpoint: world.server.url, active: true });
  expect(await world.client.testWebhookEndpoint({})).toMatchObject({
    success: true,
    statusCode: 200,
    reason: 'OK',
    detail: '200',
  });
  expect(world.server.caught[0]?.raw).toBe(`{"destination":"${world.channel.botUserId}","events":[]}`);
});

test('The webhook test says why it failed', async () => {
  await using world = await startWorld({ webhookTimeoutMs: 50 });
  world.server.answer = () => 403;
  expect(await world.client.testWebhookEndpoint({})).toMatchObject({
    success: false,
    statusCode: 403,
    reason: 'ERROR_STATUS_CODE',
  });
  world.server.answer = () => new Promise(() => undefined);
  expect(await world.client.testWebhookEndpoint({})).toMatchObject({
    success: false,
    statusCode: 0,
    reason: 'REQUEST_TIMEOUT',
  });
  const nowhere = await world.client.testWebhookEndpoint({ endpoint: 'http://127.0.0.1:1/' });
  expect(nowhere).toMatchObject({ success: false, statusCode: 0, reason: 'COULD_NOT_CONNECT' });
});

test('A webhook endpoint without https is refused', async () => {
  await using world = await startWorld();
  const response = await world.call('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint: 'http://example.com/line' });
  expect([response.status, await response.json()]).toEqual([400, { message: 'Invalid webhook endpoint URL' }]);
});

test('A profile can be read of friends and of who wrote, not of strangers and not when blocked', async () => {
  await using world = await startWorld();
  const read = () => world.call('GET', `/v2/bot/profile/${world.tanaka.userId}`);
  expect((await read()).status).toBe(404);
  await world.tanaka.says(world.channel, 'hello');
  expect(await (await read()).json()).toEqual({
    userId: world.tanaka.userId,
    displayName: '田中 美咲',
    language: 'ja',
  });
  await world.tanaka.blocks(world.channel);
  expect((await read()).status).toBe(404);
});

test('Marking as read covers the message and all before it, and only by the token of this account', async () => {
  await using world = await startWorld({ channel: { chatMode: 'chat' } });
  await world.tanaka.says(world.channel, '1');
  const { message } = await world.tanaka.says(world.channel, '2');
  await world.tanaka.says(world.channel, '3');
  await world.client.markMessagesAsReadByToken({ markAsReadToken: message.markAsReadToken! });
  const read = world.tanaka.chatWith(world.channel).map((bubble) => bubble.readAt !== undefined);
  expect(read).toEqual([true, true, false]);
  expect((await world.call('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'wrong' })).status).toBe(400);
});

test('With Chat off every message is read at once, though nobody looked', async () => {
  await using world = await startWorld({ channel: { chatMode: 'bot' } });
  await world.tanaka.says(world.channel, 'hello');
  expect(world.tanaka.chatWith(world.channel)[0]?.readAt).toBeTypeOf('number');
});

test('The loading animation is shown for a time in steps of five seconds, to one user', async () => {
  await using world = await startWorld();
  const start = (body: object) => world.call('POST', '/v2/bot/chat/loading/start', body);
  expect((await start({ chatId: world.tanaka.userId, loadingSeconds: 10 })).status).toBe(202);
  expect((await start({ chatId: world.tanaka.userId, loadingSeconds: 7 })).status).toBe(400);
  expect((await start({ chatId: `C${'0'.repeat(32)}` })).status).toBe(400);
});

test('Lists of followers and members are for verified accounts; groups are not known', async () => {
  await using world = await startWorld();
  expect((await world.call('GET', '/v2/bot/followers/ids')).status).toBe(403);
  expect((await world.call('GET', `/v2/bot/group/C${'0'.repeat(32)}/members/ids`)).status).toBe(403);
  expect((await world.call('GET', `/v2/bot/group/C${'0'.repeat(32)}/summary`)).status).toBe(404);
});

test('Every answer carries a request id, also the ones that refuse', async () => {
  await using world = await startWorld();
  const push = '/v2/bot/message/push';
  const big = { to: world.tanaka.userId, messages: [{ ...hello, text: 'x'.repeat(2 * 1024 * 1024) }] };
  const answers = [
    await world.call('GET', '/v2/bot/info'),
    await world.call('GET', '/v2/bot/invented'),
    await world.call('POST', push, '{'),
    await world.call('POST', push, big),
    await world.call('POST', push, 'to=x', { 'content-type': 'application/x-www-form-urlencoded' }),
    await fetch(`${world.line.url}/v2/bot/info`),
  ];
  expect(answers.map((each) => each.status)).toEqual([200, 404, 400, 413, 415, 401]);
  const ids = answers.map((each) => each.headers.get('x-line-request-id'));
  expect(new Set(ids).size).toBe(answers.length);
  expect(ids).not.toContain(null);
});
