import { randomUUID } from 'node:crypto';
import { HTTPFetchError, type messagingApi, type webhook } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { issueToken, startWorld, type World } from '../../test/world.ts';

const hello: messagingApi.TextMessage = { type: 'text', text: 'hello' };

test('A reply is free and its token works once', async () => {
  await using world = await startWorld({ channel: { quota: 10 } });
  const replyToken = await getReplyToken(world);
  const { sentMessages } = await world.client.replyMessage({ replyToken, messages: [hello] });
  expect(sentMessages[0]).toMatchObject({ id: expect.stringMatching(/^\d{18,}$/), quoteToken: expect.any(String) });
  await expectRefusal(world.client.replyMessage({ replyToken, messages: [hello] }), 400, {
    message: 'Invalid reply token',
  });
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
});

test('A reply token works for one minute', async () => {
  let now = 1_700_000_000_000;
  await using world = await startWorld({ now: () => now });
  const inTime = await getReplyToken(world);
  const late = await getReplyToken(world);
  now += 60_000;
  await world.client.replyMessage({ replyToken: inTime, messages: [hello] });
  now += 1;
  await expectRefusal(world.client.replyMessage({ replyToken: late, messages: [hello] }), 400, {
    message: 'Invalid reply token',
  });
});

test('A reply token of another account is refused', async () => {
  await using world = await startWorld();
  const other = world.line.createChannel({ displayName: '別会社' });
  other.webhook.endpoint = world.server.url;
  await world.tanaka.says(other, 'hello');
  const { replyToken } = world.server.caught[0]!.events[0] as webhook.MessageEvent;
  await expectRefusal(world.client.replyMessage({ replyToken: replyToken!, messages: [hello] }), 400, {
    message: 'Invalid reply token',
  });
});

test('A refused message does not spend the reply token, and nothing of the request is sent', async () => {
  await using world = await startWorld();
  const replyToken = await getReplyToken(world);
  const messages = [hello, { type: 'text' as const, text: '' }];
  await expectRefusal(world.client.replyMessage({ replyToken, messages }), 400, {
    message: 'The request body has 1 error(s)',
    details: [{ message: 'May not be empty', property: 'messages[1].text' }],
  });
  expect(world.tanaka.chatWith(world.channel)).toHaveLength(1);
  await world.client.replyMessage({ replyToken, messages: [hello] });
});

test('A reply with a retry key is refused', async () => {
  await using world = await startWorld();
  const replyToken = await getReplyToken(world);
  const body = { replyToken, messages: [hello] };
  const response = await world.call('POST', '/v2/bot/message/reply', body, { 'x-line-retry-key': randomUUID() });
  expect(response.status).toBe(400);
});

test('A push costs one message per person, however many bubbles it has', async () => {
  await using world = await startWorld({ channel: { quota: 2 } });
  await world.tanaka.addsFriend(world.channel);
  const to = world.tanaka.userId;
  await world.client.pushMessage({ to, messages: [hello, hello, hello, hello, hello] });
  await world.client.pushMessage({ to, messages: [hello] });
  const tooMuch = world.client.pushMessage({ to, messages: [hello] });
  await expectRefusal(tooMuch, 429, { message: 'You have reached your monthly limit.' });
  expect(await world.client.getMessageQuota()).toEqual({ type: 'limited', value: 2 });
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 });
  expect(world.tanaka.chatWith(world.channel)).toHaveLength(6);
});

test('The quota begins anew with the month in Japan', async () => {
  let now = Date.parse('2026-11-30T23:59:00+09:00');
  await using world = await startWorld({ now: () => now, channel: { quota: 1 } });
  await world.tanaka.addsFriend(world.channel);
  await world.client.pushMessage({ to: world.tanaka.userId, messages: [hello] });
  now += 60_000;
  await world.client.pushMessage({ to: world.tanaka.userId, messages: [hello] });
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
});

test('A push to somebody who blocks the account is accepted, not delivered and not counted', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  await world.tanaka.says(world.channel, 'さようなら');
  await world.tanaka.blocks(world.channel);
  const { sentMessages } = await world.client.pushMessage({ to: world.tanaka.userId, messages: [hello] });
  expect(sentMessages).toHaveLength(1);
  expect(world.tanaka.chatWith(world.channel).map((bubble) => bubble.text)).toEqual(['さようなら']);
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
});

test('Somebody who is no friend gets a push only within seven days of writing', async () => {
  let now = 1_700_000_000_000;
  await using world = await startWorld({ now: () => now });
  const push = () => world.client.pushMessage({ to: world.tanaka.userId, messages: [hello] });
  await push();
  await world.tanaka.says(world.channel, 'hello');
  now += 600_000;
  await push();
  expect(world.tanaka.chatWith(world.channel).map((bubble) => bubble.from)).toEqual(['user', 'account']);
});

test('A push to an unknown user fails, to what is no id at all differently', async () => {
  await using world = await startWorld();
  const unknown = world.client.pushMessage({ to: `U${'0'.repeat(32)}`, messages: [hello] });
  await expectRefusal(unknown, 400, { message: 'Failed to send messages' });
  await expectRefusal(world.client.pushMessage({ to: 'tanaka', messages: [hello] }), 400, {
    message: "The property, 'to', in the request body is invalid (line: -, column: -)",
  });
});

test('The same retry key is accepted once; the second answer tells what was sent', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const retryKey = randomUUID();
  const request = { to: world.tanaka.userId, messages: [hello] };
  const first = await world.client.pushMessageWithHttpInfo(request, retryKey);
  const error = await refusalOf(world.client.pushMessage(request, retryKey));
  expect(error.status).toBe(409);
  expect(error.headers.get('x-line-accepted-request-id')).toBe(first.httpResponse.headers.get('x-line-request-id'));
  expect(JSON.parse(error.body)).toEqual({
    message: 'The retry key is already accepted',
    sentMessages: first.body.sentMessages,
  });
  expect(world.tanaka.chatWith(world.channel)).toHaveLength(1);
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
});

test('What LINE would not take today is refused under a known retry key too, unless it looks at keys first', async () => {
  await using world = await startWorld({ channel: { quota: 1 } });
  await world.tanaka.addsFriend(world.channel);
  const retryKey = randomUUID();
  const request = { to: world.tanaka.userId, messages: [hello] };
  await world.client.pushMessage(request, retryKey);
  expect((await refusalOf(world.client.pushMessage(request, retryKey))).status).toBe(429);
  world.line.platform.looksAtRetryKeysFirst = true;
  expect((await refusalOf(world.client.pushMessage(request, retryKey))).status).toBe(409);
});

test('A retry key is remembered for 24 hours, and only of accepted requests', async () => {
  let now = 1_700_000_000_000;
  await using world = await startWorld({ now: () => now });
  await world.tanaka.addsFriend(world.channel);
  const retryKey = randomUUID();
  const push = async (text: string) => {
    const authorization = `Bearer ${await issueToken(world.line, world.channel)}`;
    const headers = { 'x-line-retry-key': retryKey, authorization };
    return (await world.call('POST', '/v2/bot/message/push', pushBody(world, text), headers)).status;
  };
  expect(await push('')).toBe(400);
  expect(await push('hello')).toBe(200);
  now += 24 * 3_600_000 - 1;
  expect(await push('hello')).toBe(409);
  now += 1;
  expect(await push('hello')).toBe(200);
});

test('A retry key that is no UUID is refused', async () => {
  await using world = await startWorld();
  const response = await world.call('POST', '/v2/bot/message/push', pushBody(world, 'hello'), {
    'x-line-retry-key': 'again',
  });
  expect(response.status).toBe(400);
});

test('One to five messages, of at most 5,000 UTF-16 units', async () => {
  await using world = await startWorld();
  const push = (messages: messagingApi.Message[]) => world.client.pushMessage({ to: world.tanaka.userId, messages });
  const size = {
    message: 'The request body has 1 error(s)',
    details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
  };
  await expectRefusal(push([]), 400, size);
  await expectRefusal(push([hello, hello, hello, hello, hello, hello]), 400, size);
  await push([{ type: 'text', text: '😀'.repeat(2500) }]);
  await expectRefusal(push([{ type: 'text', text: `${'😀'.repeat(2500)}!` }]), 400, {
    message: 'The request body has 1 error(s)',
    details: [{ message: 'Length must be between 0 and 5000', property: 'messages[0].text' }],
  });
});

test('A sender name has 1 to 20 UTF-16 units and does not contain the word LINE', async () => {
  await using world = await startWorld();
  const push = (name: string) =>
    world.client.pushMessage({ to: world.tanaka.userId, messages: [{ ...hello, sender: { name } }] });
  await push('佐'.repeat(20));
  await expectRefusal(push('佐'.repeat(21)), 400, { message: 'sender.name length is invalid' });
  await expectRefusal(push(''), 400, { message: 'sender.name length is invalid' });
  expect((await refusalOf(push('Online 課'))).status).toBe(400);
});

test('Only listed stickers can be sent', async () => {
  await using world = await startWorld();
  const push = (packageId: string, stickerId: string) =>
    world.client.pushMessage({ to: world.tanaka.userId, messages: [{ type: 'sticker', packageId, stickerId }] });
  await push('446', '1988');
  await push('11539', '52114149');
  expect((await refusalOf(push('446', '2028'))).status).toBe(400);
  expect((await refusalOf(push('1', '1'))).status).toBe(400);
});

test('Media come over https, or from this machine where that is allowed', async () => {
  await using strict = await startWorld({ allowLoopbackHttp: false });
  await using world = await startWorld();
  const messages = (base: string): messagingApi.Message[] => [
    { type: 'image', originalContentUrl: `${base}/a.png`, previewImageUrl: `${base}/b.png` },
  ];
  await world.client.pushMessage({ to: world.tanaka.userId, messages: messages('http://localhost:3000') });
  const plain = world.client.pushMessage({ to: world.tanaka.userId, messages: messages('http://example.com') });
  expect((await refusalOf(plain)).status).toBe(400);
  const loopback = strict.client.pushMessage({ to: strict.tanaka.userId, messages: messages('http://localhost:3000') });
  expect((await refusalOf(loopback)).status).toBe(400);
});

test('A quote token works in its own chat', async () => {
  await using world = await startWorld();
  const { message } = await world.tanaka.says(world.channel, '何時ですか');
  const messages = [{ type: 'text' as const, text: '10時です', quoteToken: message.quoteToken }];
  await world.client.pushMessage({ to: world.tanaka.userId, messages });
  expect(world.tanaka.chatWith(world.channel)[1]).toMatchObject({ text: '10時です', quotedMessageId: message.id });
  const emma = world.line.createUser({ displayName: 'Emma' });
  expect((await refusalOf(world.client.pushMessage({ to: emma.userId, messages }))).status).toBe(400);
});

test('A multicast reaches each friend once and passes over who is unknown', async () => {
  await using world = await startWorld();
  const emma = world.line.createUser({ displayName: 'Emma' });
  await world.tanaka.addsFriend(world.channel);
  await emma.addsFriend(world.channel);
  const to = [world.tanaka.userId, emma.userId, emma.userId, `U${'0'.repeat(32)}`];
  expect(await world.client.multicast({ to, messages: [hello] })).toEqual({});
  expect(emma.chatWith(world.channel)).toHaveLength(1);
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 });
});

test('Messages can be checked without being sent', async () => {
  await using world = await startWorld();
  expect(await world.client.validatePush({ messages: [hello] })).toEqual({});
  expect((await refusalOf(world.client.validateReply({ messages: [{ type: 'text', text: '' }] }))).status).toBe(400);
});

async function getReplyToken(world: World): Promise<string> {
  await world.tanaka.says(world.channel, 'hello');
  const event = world.server.caught.at(-1)?.events[0] as webhook.MessageEvent;
  return event.replyToken!;
}

function pushBody(world: World, text: string) {
  return { to: world.tanaka.userId, messages: [{ type: 'text', text }] };
}

async function refusalOf(request: Promise<unknown>): Promise<HTTPFetchError> {
  const error = await request.then(
    () => new Error('was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HTTPFetchError);
  return error as HTTPFetchError;
}

async function expectRefusal(request: Promise<unknown>, status: number, body: object): Promise<void> {
  const error = await refusalOf(request);
  expect({ status: error.status, body: JSON.parse(error.body) }).toEqual({ status, body });
}
