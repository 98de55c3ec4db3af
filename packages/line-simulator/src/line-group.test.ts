import type { webhook } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../test/world.ts';
import type { LineGroup } from './line-group.ts';

const hello = { type: 'text' as const, text: 'hello' };

test('An account joins a group only if its console allows it', async () => {
  await using world = await startWorld();
  const group = world.line.createGroup({ name: '展示会', members: [world.tanaka] });
  expect(await group.invites(world.channel)).toEqual([]);
  expect(group.account).toBeUndefined();
  world.line.changeSettings(world.channel, { allowGroupJoin: true });
  await group.invites(world.channel);
  expect(eventsAt(world)).toMatchObject([
    { type: 'join', source: { type: 'group', groupId: group.groupId }, replyToken: expect.any(String) },
  ]);
  expect(eventsAt(world)[0]).not.toHaveProperty('source.userId');
});

test('A second account joins and leaves at once', async () => {
  await using world = await startWorld();
  const group = await joinGroup(world);
  const other = world.line.createChannel({ displayName: '別会社', allowGroupJoin: true });
  other.webhook.endpoint = world.server.url;
  await group.invites(other);
  expect(eventsAt(world).map((event) => event.type)).toEqual(['join', 'leave']);
  expect(group.account).toBe(world.channel);
});

test('Members talk, edit and unsend in the group, each under their own name', async () => {
  await using world = await startWorld();
  const group = await joinGroup(world);
  const emma = [...group.members][1]!;
  const { message } = await group.says(emma, 'hi');
  await group.edits(emma, message.id, 'hello');
  await expect(group.unsends(world.tanaka, message.id)).rejects.toThrow('not this user');
  await group.unsends(emma, message.id);
  const source = { type: 'group', groupId: group.groupId, userId: emma.userId };
  expect(eventsAt(world)).toMatchObject([
    { type: 'message', source, message: { text: 'hi' } },
    { type: 'messageEdited', source, message: { id: message.id, text: 'hello' } },
    { type: 'unsend', source, unsend: { messageId: message.id } },
  ]);
  expect(group.chat.bubbles).toMatchObject([{ id: message.id, userId: emma.userId, unsentAt: expect.any(Number) }]);
  expect(emma.chatWith(world.channel)).toEqual([]);
});

test('Members come and go, and the account hears of it while it is there', async () => {
  await using world = await startWorld();
  const group = await joinGroup(world);
  const suzuki = world.line.createUser({ displayName: '鈴木 葵' });
  await expect(group.says(suzuki, 'hi')).rejects.toThrow('is not in');
  await group.memberJoins(suzuki);
  await group.memberLeaves(suzuki);
  const members = [{ type: 'user', userId: suzuki.userId }];
  expect(eventsAt(world)).toMatchObject([
    { type: 'memberJoined', joined: { members }, replyToken: expect.any(String) },
    { type: 'memberLeft', left: { members } },
  ]);
  await group.removes(world.channel);
  expect(eventsAt(world)[2]).toMatchObject({ type: 'leave', source: { groupId: group.groupId } });
  expect(await group.memberJoins(suzuki)).toMatchObject({ error: 'not_sent' });
});

test('What the account says in a group costs one message per member; a reply costs nothing', async () => {
  await using world = await startWorld({ channel: { quota: 3 } });
  const group = await joinGroup(world);
  await group.says(world.tanaka, 'hi');
  const { replyToken } = eventsAt(world)[0] as webhook.MessageEvent;
  await world.client.replyMessage({ replyToken: replyToken!, messages: [hello] });
  await world.client.pushMessage({ to: group.groupId, messages: [hello] });
  expect(await world.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 });
  const response = await world.call('POST', '/v2/bot/message/push', { to: group.groupId, messages: [hello] });
  expect([response.status, await response.json()]).toEqual([429, { message: 'You have reached your monthly limit.' }]);
  expect(group.chat.bubbles.map((bubble) => bubble.from)).toEqual(['user', 'account', 'account']);
});

test('Name, size and members of a group can be read by the account in it', async () => {
  await using world = await startWorld();
  const group = await joinGroup(world);
  expect(await world.client.getGroupSummary(group.groupId)).toEqual({ groupId: group.groupId, groupName: '展示会' });
  expect(await world.client.getGroupMemberCount(group.groupId)).toEqual({ count: 2 });
  await world.tanaka.blocks(world.channel);
  expect(await world.client.getGroupMemberProfile(group.groupId, world.tanaka.userId)).toEqual({
    displayName: '田中 美咲',
    userId: world.tanaka.userId,
  });
  const nobody = `U${'0'.repeat(32)}`;
  expect((await world.call('GET', `/v2/bot/group/${group.groupId}/member/${nobody}`)).status).toBe(404);
  expect((await world.call('GET', '/v2/bot/group/wrong/summary')).status).toBe(400);
});

test('An account that left or was never there can do nothing in the group', async () => {
  await using world = await startWorld();
  const group = await joinGroup(world);
  await world.client.leaveGroup(group.groupId);
  await expect.poll(() => eventsAt(world).map((event) => event.type)).toEqual(['leave']);
  expect((await world.call('GET', `/v2/bot/group/${group.groupId}/summary`)).status).toBe(404);
  const response = await world.call('POST', '/v2/bot/message/push', { to: group.groupId, messages: [hello] });
  expect([response.status, await response.json()]).toEqual([400, { message: 'Failed to send messages' }]);
  await expect(group.says(world.tanaka, 'hi')).rejects.toThrow('No account');
});

test('Only members of the group can be mentioned, and no video is tracked there', async () => {
  await using world = await startWorld();
  const group = await joinGroup(world);
  const mention = (userId: string) => ({
    to: group.groupId,
    messages: [
      {
        type: 'textV2',
        text: '{a} さん',
        substitution: { a: { type: 'mention', mentionee: { type: 'user', userId } } },
      },
    ],
  });
  const push = async (body: object) => (await world.call('POST', '/v2/bot/message/push', body)).status;
  expect(await push(mention(world.tanaka.userId))).toBe(200);
  expect(await push(mention(`U${'0'.repeat(32)}`))).toBe(400);
  expect(await push({ ...mention(world.tanaka.userId), to: world.tanaka.userId })).toBe(400);
  const video = {
    type: 'video',
    originalContentUrl: 'https://example.com/a.mp4',
    previewImageUrl: 'https://example.com/a.jpg',
    trackingId: 'tour',
  };
  expect(await push({ to: group.groupId, messages: [video] })).toBe(400);
});

async function joinGroup(world: World): Promise<LineGroup> {
  world.line.changeSettings(world.channel, { allowGroupJoin: true });
  const emma = world.line.createUser({ displayName: 'Emma' });
  const group = world.line.createGroup({ name: '展示会', members: [world.tanaka, emma] });
  await group.invites(world.channel);
  world.server.caught.length = 0;
  return group;
}

function eventsAt(world: World): webhook.Event[] {
  return world.server.caught.flatMap((each) => each.events);
}
