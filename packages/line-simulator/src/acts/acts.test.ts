import type { messagingApi, webhook } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';
import { imageMessage } from '../user-messages/image.ts';

const picture = (name: string) => ({ bytes: Buffer.from(name), mimeType: 'image/png' });

test('Several images are one event each, held together by one id', async () => {
  await using world = await startWorld();
  const sent = await world.tanaka.sendsImages(world.channel, [picture('a'), picture('b'), picture('c')]);
  const sets = imageSetsAt(world);
  expect(new Set(sets.map((set) => set?.id)).size).toBe(1);
  expect(sets.map((set) => [set?.index, set?.total])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(world.tanaka.chatWith(world.channel).map((bubble) => bubble.id)).toEqual(sent.map((each) => each.message.id));
  expect(await (await content(world, sent[1]!.message.id)).text()).toBe('b');
});

test('Several images can arrive in any order', async () => {
  await using world = await startWorld();
  const order = [2, 0, 1];
  await world.tanaka.sendsImages(world.channel, [picture('a'), picture('b'), picture('c')], { order });
  expect(imageSetsAt(world).map((set) => set?.index)).toEqual([3, 1, 2]);
  expect(
    world.tanaka.chatWith(world.channel).map((b) => (b.message as webhook.ImageMessageContent).imageSet?.index),
  ).toEqual([1, 2, 3]);
});

test('An old LINE for Android does not say which of the images it is', async () => {
  await using world = await startWorld();
  await world.tanaka.sendsImages(world.channel, [picture('a'), picture('b')], { withoutIndex: true });
  const sets = imageSetsAt(world);
  expect(sets).toEqual([{ id: expect.any(String) }, { id: sets[0]?.id }]);
});

test('An edited text keeps its id, gets new tokens and the larger time, and is shown changed', async () => {
  await using world = await startWorld({ now: () => 1_700_000_000_000 });
  const { message } = await world.tanaka.says(world.channel, '10時に');
  await world.tanaka.edits(world.channel, message.id, '11時に');
  await world.tanaka.edits(world.channel, message.id, '12時に');
  const [said, first, second] = eventsAt(world) as webhook.MessageEditedEvent[];
  expect(first).toMatchObject({ type: 'messageEdited', message: { id: message.id, text: '11時に' } });
  expect(first!.message).not.toHaveProperty('markAsReadToken');
  expect((first!.message as webhook.TextMessageContent).quoteToken).not.toBe(message.quoteToken);
  expect(first!.replyToken).not.toBe(said!.replyToken);
  expect([first!.timestamp > said!.timestamp, second!.timestamp > first!.timestamp]).toEqual([true, true]);
  expect(world.tanaka.chatWith(world.channel)).toMatchObject([{ text: '12時に', editedAt: second!.timestamp }]);
});

test('After an edit both the old and the new quote token can be used', async () => {
  await using world = await startWorld();
  const { message } = await world.tanaka.says(world.channel, '10時に');
  await world.tanaka.edits(world.channel, message.id, '11時に');
  const edited = (eventsAt(world)[1] as webhook.MessageEditedEvent).message as webhook.TextMessageContent;
  for (const quoteToken of [message.quoteToken, edited.quoteToken]) {
    const messages = [{ type: 'text' as const, text: 'はい', quoteToken }];
    await world.client.pushMessage({ to: world.tanaka.userId, messages });
    expect(world.tanaka.chatWith(world.channel).at(-1)?.quotedMessageId).toBe(message.id);
  }
});

test('Only an own text can be edited', async () => {
  await using world = await startWorld();
  const { message } = await world.tanaka.sends(world.channel, imageMessage(picture('a')));
  await expect(world.tanaka.edits(world.channel, message.id, 'x')).rejects.toThrow('Only a text');
  await expect(world.tanaka.edits(world.channel, '1', 'x')).rejects.toThrow('No message');
  const [sent] = await push(world, [{ type: 'text', text: 'hello' }]);
  await expect(world.tanaka.edits(world.channel, sent!, 'x')).rejects.toThrow('not this user');
});

test('Of an unsent message nothing is left but its place; its content is gone and quotes of it are empty', async () => {
  await using world = await startWorld();
  const { message } = await world.tanaka.sends(world.channel, imageMessage(picture('a')));
  await world.tanaka.says(world.channel, 'これです', { quotedMessageId: message.id });
  await world.tanaka.unsends(world.channel, message.id);
  expect(eventsAt(world)[2]).toMatchObject({ type: 'unsend', unsend: { messageId: message.id } });
  expect(eventsAt(world)[2]).not.toHaveProperty('replyToken');
  const response = await content(world, message.id);
  expect([response.status, await response.json()]).toEqual([410, { message: 'The content is gone' }]);
  const [unsent, quote] = world.tanaka.chatWith(world.channel);
  expect(unsent).toMatchObject({ id: message.id, text: '', unsentAt: expect.any(Number) });
  const chat = world.line.platform.chatOf(world.channel, world.tanaka.userId);
  expect(quote!.quotedMessageId).toBe(message.id);
  expect(chat.findQuoted(quote!)).toBeUndefined();
  await expect(world.tanaka.unsends(world.channel, message.id)).rejects.toThrow('No message');
});

test('A button of the account’s message sends its data, and its words to the phone alone', async () => {
  await using world = await startWorld();
  const action: messagingApi.PostbackAction = {
    type: 'postback',
    label: '確認',
    data: 'ok=1',
    displayText: '確認しました',
  };
  const quickReply: messagingApi.QuickReply = { items: [{ type: 'action', action }] };
  const [id] = await push(world, [{ type: 'text', text: '確認ください', quickReply }]);
  await world.tanaka.taps(world.channel, id!, action);
  expect(eventsAt(world)).toMatchObject([
    { type: 'postback', postback: { data: 'ok=1' }, replyToken: expect.any(String) },
  ]);
  expect(world.tanaka.chatWith(world.channel).at(-1)).toMatchObject({ from: 'user', text: '確認しました' });
  const other = { ...action, data: 'ok=2' };
  await expect(world.tanaka.taps(world.channel, id!, other)).rejects.toThrow('no such action');
});

test('A date picker sends what was picked, a message button says its text, a link tells nobody', async () => {
  await using world = await startWorld();
  const pick: messagingApi.Action = { type: 'datetimepicker', label: '日', data: 'day', mode: 'date' };
  const say: messagingApi.Action = { type: 'message', label: 'はい', text: 'はい' };
  const open: messagingApi.Action = { type: 'uri', label: '見る', uri: 'https://example.com' };
  const items = [pick, say, open].map((action) => ({ type: 'action' as const, action }));
  const [id] = await push(world, [{ type: 'text', text: 'どれ', quickReply: { items } }]);
  await world.tanaka.taps(world.channel, id!, pick, { date: '2026-12-01' });
  await world.tanaka.taps(world.channel, id!, say);
  expect(await world.tanaka.taps(world.channel, id!, open)).toMatchObject({ error: 'not_sent' });
  expect(eventsAt(world)).toMatchObject([
    { type: 'postback', postback: { data: 'day', params: { date: '2026-12-01' } } },
    { type: 'message', message: { type: 'text', text: 'はい' } },
  ]);
});

test('LINE tells that a video was watched when it had a tracking id', async () => {
  await using world = await startWorld();
  const video = {
    type: 'video',
    originalContentUrl: 'https://example.com/a.mp4',
    previewImageUrl: 'https://example.com/a.jpg',
  };
  const [plain, tracked] = await push(world, [video, { ...video, trackingId: 'tour' }] as messagingApi.Message[]);
  expect(await world.tanaka.watchesVideo(world.channel, plain!)).toMatchObject({ error: 'not_sent' });
  await world.tanaka.watchesVideo(world.channel, tracked!);
  expect(eventsAt(world)).toMatchObject([{ type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'tour' } }]);
});

test('An account link that failed has neither source nor reply token', async () => {
  await using world = await startWorld();
  await world.tanaka.linksAccount(world.channel, { result: 'ok', nonce: 'abc' });
  await world.tanaka.linksAccount(world.channel, { result: 'failed', nonce: 'abc' });
  const [linked, failed] = eventsAt(world);
  expect(linked).toMatchObject({
    type: 'accountLink',
    link: { result: 'ok', nonce: 'abc' },
    replyToken: expect.any(String),
  });
  expect(linked).toHaveProperty('source.userId', world.tanaka.userId);
  expect(failed).not.toHaveProperty('source');
  expect(failed).not.toHaveProperty('replyToken');
});

test('Muting is between the user and the phone', async () => {
  await using world = await startWorld();
  const changes: object[] = [];
  world.line.platform.watch((change) => changes.push(change));
  const chat = world.line.platform.chatOf(world.channel, world.tanaka.userId);
  world.tanaka.mutes(world.channel);
  expect(chat.isMuted).toBe(true);
  world.tanaka.unmutes(world.channel);
  expect(chat.isMuted).toBe(false);
  expect(changes).toHaveLength(2);
  expect(world.server.caught).toEqual([]);
});

test('Where greeting and auto-reply are on, LINE answers by itself and tells no server', async () => {
  await using world = await startWorld();
  world.line.changeSettings(world.channel, { greeting: true, autoReply: true });
  await world.tanaka.addsFriend(world.channel);
  await world.tanaka.says(world.channel, 'こんにちは');
  expect(world.tanaka.chatWith(world.channel)).toMatchObject([
    { from: 'account', automatic: true },
    { from: 'user' },
    { from: 'account', automatic: true },
  ]);
  expect(eventsAt(world).map((event) => event.type)).toEqual(['follow', 'message']);
});

function eventsAt(world: World): webhook.Event[] {
  return world.server.caught.flatMap((each) => each.events);
}

function imageSetsAt(world: World): (webhook.ImageSet | undefined)[] {
  const events = eventsAt(world) as webhook.MessageEvent[];
  return events.map((event) => (event.message as webhook.ImageMessageContent).imageSet);
}

async function push(world: World, messages: messagingApi.Message[]): Promise<string[]> {
  if (!world.tanaka.isFriendOf(world.channel)) await world.tanaka.addsFriend(world.channel);
  world.server.caught.length = 0;
  const { sentMessages } = await world.client.pushMessage({ to: world.tanaka.userId, messages });
  return sentMessages.map((each) => each.id);
}

function content(world: World, id: string): Promise<Response> {
  return world.call('GET', `/v2/bot/message/${id}/content`);
}
