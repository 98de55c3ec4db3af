import { expect, test } from 'vitest';
import { startWorld, type World } from '../../../test/world.ts';

const video = {
  type: 'video',
  originalContentUrl: 'https://example.com/a.mp4',
  previewImageUrl: 'https://example.com/a.jpg',
  trackingId: 'tour',
};
const action = { type: 'postback', label: 'はい', data: 'ok' };

test('What the account says from elsewhere stands on the phone, can be tapped and watched, and costs nothing', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const quickReply = { items: [{ type: 'action', action }] };
  await ask(world, 'account-messages', { messages: [{ type: 'text', text: 'どちらに', quickReply }, video] });
  const [card, film] = world.tanaka.chatWith(world.channel);
  await ask(world, `messages/${card!.id}/taps`, { action });
  await ask(world, `messages/${film!.id}/watched`, {});
  expect(eventsOf(world).slice(1)).toMatchObject([
    { type: 'postback', postback: { data: 'ok' } },
    { type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'tour' } },
  ]);
  expect(world.line.platform.quotas.usedBy(world.channel.channelId)).toBe(0);
});

test('What LINE would not take is said by nobody', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const refused = await ask(world, 'account-messages', { messages: [{ type: 'text', text: '' }] });
  expect(refused).toEqual({ status: 400, answer: expect.objectContaining({ error: 'bad-messages' }) });
  expect(world.tanaka.chatWith(world.channel)).toEqual([]);
});

test('A phone comes back from the login page of the account', async () => {
  await using world = await startWorld();
  expect(await ask(world, 'account-link', { result: 'ok', nonce: 'n' })).toMatchObject({ answer: { status: 200 } });
  expect(eventsOf(world)).toMatchObject([{ type: 'accountLink', link: { result: 'ok', nonce: 'n' } }]);
});

test('Anything can happen, signed and with what every event carries; without a type nothing does', async () => {
  await using world = await startWorld();
  const timestamp = 1_700_000_000_000;
  await ask(world, 'events', { type: 'hologram', depth: 3, timestamp });
  const source = { type: 'user', userId: world.tanaka.userId };
  const common = { webhookEventId: expect.any(String), replyToken: expect.any(String), mode: 'active', source };
  expect(eventsOf(world)).toMatchObject([{ type: 'hologram', depth: 3, timestamp, ...common }]);
  expect(await ask(world, 'events', { depth: 3 })).toMatchObject({ status: 400, answer: { error: 'bad-event' } });
});

async function ask(world: World, what: string, body: object) {
  const path = `/phone/api/users/${world.tanaka.userId}/chats/${world.channel.channelId}/${what}`;
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(world.line.url + path, init);
  return { status: response.status, answer: await response.json() };
}

function eventsOf(world: World) {
  return world.server.caught.flatMap((each) => each.events);
}
