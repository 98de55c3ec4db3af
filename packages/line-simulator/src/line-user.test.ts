import type { webhook } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { startWorld } from '../test/world.ts';

test('A LINE user who adds the account as a friend causes a follow event', async () => {
  await using world = await startWorld();
  const result = await world.tanaka.addsFriend(world.channel);
  expect(result).toMatchObject({ status: 200 });
  expect(world.server.caught[0]?.events).toMatchObject([
    {
      type: 'follow',
      follow: { isUnblocked: false },
      source: { type: 'user', userId: world.tanaka.userId },
      mode: 'active',
    },
  ]);
});

test('What a LINE user says arrives with tokens to reply, quote and mark as read', async () => {
  await using world = await startWorld();
  const { message } = await world.tanaka.says(world.channel, 'こんにちは 👋');
  const event = world.server.caught[0]?.events[0] as webhook.MessageEvent;
  expect(event.message).toEqual(message);
  expect(event.message).toMatchObject({ type: 'text', text: 'こんにちは 👋' });
  expect(event.message.id).toMatch(/^\d{18,}$/);
  expect(event.webhookEventId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(event).toMatchObject({ replyToken: expect.any(String), deliveryContext: { isRedelivery: false } });
  expect(event.message).toMatchObject({ quoteToken: expect.any(String), markAsReadToken: expect.any(String) });
});

test('Blocking causes an unfollow event, unblocking a follow event that says so', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  await world.tanaka.blocks(world.channel);
  await world.tanaka.unblocks(world.channel);
  const events = world.server.caught.flatMap((each) => each.events);
  expect(events.map((event) => event.type)).toEqual(['follow', 'unfollow', 'follow']);
  expect(events[2]).toMatchObject({ follow: { isUnblocked: true } });
});

test('Adding a blocked account as a friend again unblocks it', async () => {
  await using world = await startWorld();
  await world.tanaka.blocks(world.channel);
  await world.tanaka.addsFriend(world.channel);
  expect(world.server.caught[1]?.events).toMatchObject([{ type: 'follow', follow: { isUnblocked: true } }]);
  expect(world.tanaka.isFriendOf(world.channel)).toBe(true);
});

test('A LINE user who blocks the account cannot write to it', async () => {
  await using world = await startWorld();
  await world.tanaka.blocks(world.channel);
  await expect(world.tanaka.says(world.channel, 'hello')).rejects.toThrow('blocks');
});

test('An add-friend link makes them friends, once', async () => {
  await using world = await startWorld();
  const url = `https://line.me/R/ti/p/${encodeURIComponent(world.channel.basicId)}`;
  expect(await world.tanaka.opens(url)).toMatchObject({ channel: world.channel, draft: '', isFriend: true });
  await world.tanaka.opens(url);
  expect(world.server.caught.map((each) => each.events[0]?.type)).toEqual(['follow']);
});

test('A chat link opens the chat with the prefilled text, which is not sent by itself', async () => {
  await using world = await startWorld();
  const text = 'こんにちは [A7K2QP]';
  const url = `https://line.me/R/oaMessage/${encodeURIComponent(world.channel.basicId)}/?${encodeURIComponent(text)}`;
  expect(await world.tanaka.opens(url)).toMatchObject({ channel: world.channel, draft: text, isFriend: false });
  expect(world.server.caught).toEqual([]);
  expect(world.tanaka.chatWith(world.channel)).toEqual([]);
});

test('A link of no account, or of somebody else, cannot be opened', async () => {
  await using world = await startWorld();
  await expect(world.tanaka.opens('https://line.me/R/ti/p/%40nobody')).rejects.toThrow('@nobody');
  await expect(world.tanaka.opens('https://example.com/R/ti/p/%40nobody')).rejects.toThrow('Not a LINE link');
});

test('The phone shows the talk of both sides in order', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  await world.tanaka.says(world.channel, '見積りをお願いします');
  const sender = { name: '佐藤 太郎', iconUrl: 'https://example.com/sato.png' };
  const messages = [{ type: 'text' as const, text: '承知しました', sender }];
  await world.client.pushMessage({ to: world.tanaka.userId, messages });
  expect(world.tanaka.chatWith(world.channel)).toMatchObject([
    { from: 'user', text: '見積りをお願いします' },
    { from: 'account', text: '承知しました', senderName: '佐藤 太郎', senderIconUrl: 'https://example.com/sato.png' },
  ]);
});
