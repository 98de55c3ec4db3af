import { randomUUID } from 'node:crypto';
import type { webhook } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { accountMessages, postback, userMessages } from '../test/every-kind.ts';
import { startWorld, type World } from '../test/world.ts';
import { loadLineOpenApi } from './openapi/line-openapi.ts';
import { imageMessage } from './user-messages/image.ts';

const openApi = loadLineOpenApi();

const hello = { type: 'text' as const, text: '承知しました' };

test('Every request of LINE’s own client, and every answer and webhook, is as LINE’s files say', async () => {
  await using world = await startWorld({
    channel: { quota: 1000, chatMode: 'chat', pictureUrl: 'https://example.com/p.png', allowGroupJoin: true },
  });
  await setUp(world);
  await talk(world);
  await sendEveryKind(world);
  await receiveEveryKind(world);
  await beInGroup(world);
  expect(world.line.requests.length).toBeGreaterThan(35);
  expect(world.line.requests.filter((entry) => Number(entry.status) >= 400).map((entry) => entry.status)).toEqual([
    409, 409,
  ]);
  expect(world.line.requests.flatMap((entry) => openApi.checkRequest(entry))).toEqual([]);
  expect(world.line.requests.flatMap((entry) => openApi.checkResponse(entry))).toEqual([]);
  expect(world.line.webhooks.flatMap((attempt) => openApi.checkWebhook(attempt.body))).toEqual([]);
  expect(eventTypesAt(world)).toEqual([
    'accountLink',
    'follow',
    'join',
    'leave',
    'memberJoined',
    'memberLeft',
    'message',
    'messageEdited',
    'postback',
    'unfollow',
    'unsend',
    'videoPlayComplete',
  ]);
});

test('Every refusal has the body that LINE’s files say', async () => {
  await using world = await startWorld({ channel: { quota: 0 } });
  await world.tanaka.addsFriend(world.channel);
  await beRefused(world);
  const refusals = world.line.requests.slice(1);
  expect(new Set(refusals.map((entry) => entry.status))).toEqual(
    new Set([400, 401, 403, 404, 410, 413, 415, 429, 500]),
  );
  expect(refusals.flatMap((entry) => openApi.checkResponse(entry))).toEqual([]);
});

test('A misspelt property, an unknown type, a stray retry key and an invented path are noticed', async () => {
  await using world = await startWorld();
  const to = world.tanaka.userId;
  const push = '/v2/bot/message/push';
  await world.call('POST', push, { to, messages: [{ type: 'text', text: 'hello', sendr: {} }] });
  await world.call('POST', push, { to, messages: [{ type: 'txt', text: 'hello' }] });
  await world.call('POST', push, { to, mesages: [{ type: 'text', text: 'hello' }] });
  await world.call('POST', push, { to, messages: [hello] }, { 'x-line-retry-key': 'again' });
  await world.call(
    'POST',
    '/v2/bot/message/reply',
    { replyToken: 'x', messages: [hello] },
    { 'x-line-retry-key': randomUUID() },
  );
  await world.call('GET', '/v2/bot/invented');
  const problems = world.line.requests.slice(1).map((entry) => openApi.checkRequest(entry));
  expect(problems.map((each) => each.length > 0)).toEqual(problems.map(() => true));
});

test('A webhook with an unknown event, or without its tokens, is noticed', () => {
  const destination = `U${'0'.repeat(32)}`;
  const common = { timestamp: 1, mode: 'active', webhookEventId: 'x', deliveryContext: { isRedelivery: false } };
  expect(openApi.checkWebhook({ destination, events: [] })).toEqual([]);
  expect(openApi.checkWebhook({ destination, events: [{ ...common, type: 'unfollow' }] })).toEqual([]);
  expect(openApi.checkWebhook({ destination, events: [{ ...common, type: 'invented' }] })).not.toEqual([]);
  expect(
    openApi.checkWebhook({ destination, events: [{ ...common, type: 'follow', follow: { isUnblocked: true } }] }),
  ).not.toEqual([]);
  const text = { type: 'text', id: '1', text: 'hello', quoteToken: 'q' };
  expect(openApi.checkWebhook({ destination, events: [{ ...common, type: 'messageEdited', message: text }] })).toEqual(
    [],
  );
});

async function setUp({ client, server }: World): Promise<void> {
  await client.getBotInfo();
  await client.setWebhookEndpoint({ endpoint: server.url });
  await client.getWebhookEndpoint();
  await client.testWebhookEndpoint();
  await client.getMessageQuota();
  await client.getMessageQuotaConsumption();
  await client.getNumberOfSentPushMessages('20260101');
  await client.getNumberOfSentReplyMessages('20990101');
}

async function talk({ client, channel, tanaka }: World): Promise<void> {
  await tanaka.addsFriend(channel);
  await client.getProfile(tanaka.userId);
  await client.issueLinkToken(tanaka.userId);
  await tanaka.linksAccount(channel, { result: 'ok', nonce: 'abcdefghij' });
  await tanaka.linksAccount(channel, { result: 'failed', nonce: 'abcdefghij' });
  const { message } = await tanaka.says(channel, 'こんにちは 👋');
  await tanaka.says(channel, 'もしもし', { quotedMessageId: message.id });
  await client.showLoadingAnimation({ chatId: tanaka.userId, loadingSeconds: 10 });
  await client.markMessagesAsReadByToken({ markAsReadToken: message.markAsReadToken! });
  const quote = [{ ...hello, quoteToken: message.quoteToken }];
  await client.pushMessage({ to: tanaka.userId, messages: quote });
  await tanaka.edits(channel, message.id, 'こんばんは 👋');
  await tanaka.unsends(channel, message.id);
  await tanaka.blocks(channel);
  await tanaka.unblocks(channel);
}

async function sendEveryKind({ client, channel, tanaka }: World): Promise<void> {
  for (const messages of accountMessages) {
    const { result } = await tanaka.says(channel, 'もしもし');
    const { replyToken } = result.events[0] as { replyToken: string };
    await client.replyMessage({ replyToken, messages, notificationDisabled: true });
    const retryKey = randomUUID();
    const { sentMessages } = await client.pushMessage({ to: tanaka.userId, messages }, retryKey);
    await client.pushMessage({ to: tanaka.userId, messages }, retryKey).catch(() => undefined);
    await client.multicast({ to: [tanaka.userId], messages });
    await client.validatePush({ messages });
    await client.validateReply({ messages });
    if (messages !== accountMessages[0]) continue;
    await tanaka.taps(channel, sentMessages[0]!.id, postback);
    await tanaka.watchesVideo(channel, sentMessages[4]!.id);
  }
}

async function receiveEveryKind({ client, channel, tanaka }: World): Promise<void> {
  for (const message of userMessages) {
    const sent = (await tanaka.sends(channel, message)).message;
    if (!message.content) continue;
    await drain(await client.getMessageContent(sent.id));
    if (message.content.preview) await drain(await client.getMessageContentPreview(sent.id));
    const isFilm = sent.type === 'video' || sent.type === 'audio';
    if (isFilm) await client.getMessageContentTranscodingByMessageId(sent.id);
  }
  const picture = { bytes: Buffer.from('bytes'), mimeType: 'image/png' };
  await tanaka.sendsImages(channel, [picture, picture], { order: [1, 0] });
  await tanaka.sendsImages(channel, [picture, picture], { withoutIndex: true });
}

async function beInGroup({ line, client, channel, tanaka }: World): Promise<void> {
  const emma = line.createUser({ displayName: 'Emma', pictureUrl: 'https://example.com/emma.png' });
  const group = line.createGroup({ name: '展示会', pictureUrl: 'https://example.com/g.png', members: [tanaka] });
  await group.invites(channel);
  await group.memberJoins(emma);
  const { message } = await group.says(emma, 'hi');
  await group.edits(emma, message.id, 'hello');
  await group.unsends(emma, message.id);
  await client.getGroupSummary(group.groupId);
  await client.getGroupMemberCount(group.groupId);
  await client.getGroupMemberProfile(group.groupId, emma.userId);
  await client.pushMessage({ to: group.groupId, messages: [hello] });
  await group.memberLeaves(emma);
  await client.leaveGroup(group.groupId);
  await expect.poll(() => line.webhooks.at(-1)?.body).toContain('"leave"');
}

function eventTypesAt({ server }: World): string[] {
  const events = server.caught.flatMap((each) => each.events) as webhook.Event[];
  return [...new Set(events.map((event) => event.type))].toSorted();
}

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

async function beRefused({ line, call, channel, tanaka }: World): Promise<void> {
  const push = '/v2/bot/message/push';
  const messages = [hello];
  const photo = imageMessage({ bytes: Buffer.from('photo'), mimeType: 'image/png' });
  const { message } = await tanaka.sends(channel, photo);
  const content = `/v2/bot/message/${message.id}/content`;
  await call('GET', `${content}/transcoding`);
  await tanaka.unsends(channel, message.id);
  await call('GET', content);
  await call('GET', '/v2/bot/message/1/content');
  line.faults.next({ path: '/v2/bot/info' }, { status: 500 });
  await call('GET', '/v2/bot/info');
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
