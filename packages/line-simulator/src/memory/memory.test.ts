import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LineSimulator, startLineSimulator } from '../simulator.ts';
import { fileMessage } from '../user-messages/file.ts';
import { imageMessage } from '../user-messages/image.ts';
import { videoMessage } from '../user-messages/video.ts';

const userId = `U${'1'.repeat(32)}`;

test('Accounts, people, talks and quotas outlive a stop when there is a file to keep them in', async () => {
  await using folder = await makeFolder();
  const dataFile = join(folder.path, 'kept', 'line.json');
  const before = await startLineSimulator({ dataFile });
  const channel = before.createChannel({ channelId: '2000000001', displayName: '縁側商事', quota: 200 });
  const tanaka = before.createUser({ userId, displayName: '田中 美咲' });
  await tanaka.addsFriend(channel);
  await tanaka.says(channel, 'こんにちは');
  before.platform.quotas.add(channel.channelId, 3);
  await before.stop();

  const after = await startLineSimulator({ dataFile });
  const sameChannel = after.createChannel({ channelId: '2000000001', displayName: '縁側商事' });
  const sameTanaka = after.createUser({ userId, displayName: '田中 美咲' });
  expect(sameChannel).toEqual(channel);
  expect(sameTanaka.isFriendOf(sameChannel)).toBe(true);
  expect(sameTanaka.chatWith(sameChannel)).toEqual(tanaka.chatWith(channel));
  expect(after.platform.quotas.usedBy('2000000001')).toBe(3);
  await after.stop();
});

test('The file holds secrets, so only its owner may read it', async () => {
  await using folder = await makeFolder();
  const dataFile = join(folder.path, 'line.json');
  const line = await startLineSimulator({ dataFile });
  await line.stop();
  expect((await stat(dataFile)).mode & 0o777).toBe(0o600);
});

test('Groups, settings, mutings and the moved clock outlive a stop', async () => {
  await using folder = await makeFolder();
  const dataFile = join(folder.path, 'line.json');
  const before = await startLineSimulator({ dataFile, now: () => 1_700_000_000_000 });
  const channel = before.createChannel({ displayName: '縁側商事' });
  const tanaka = before.createUser({ displayName: '田中 美咲' });
  const group = before.createGroup({ name: '展示会', members: [tanaka] });
  before.changeSettings(channel, { allowGroupJoin: true, autoReply: true, chatMode: 'chat', quotaUsed: 7 });
  before.redelivery = true;
  before.skip(60_000);
  await group.invites(channel);
  await group.says(tanaka, 'hi');
  tanaka.mutes(channel);
  await before.stop();

  const after = await startLineSimulator({ dataFile, now: () => 1_700_000_000_000 });
  const sameChannel = after.platform.channels.get(channel.channelId)!;
  const sameGroup = after.platform.groups.get(group.groupId)!;
  expect(sameChannel).toEqual(channel);
  expect(sameGroup).toMatchObject({ name: '展示会', account: sameChannel });
  expect([...sameGroup.members]).toEqual([after.platform.users.get(tanaka.userId)]);
  expect(sameGroup.chat.bubbles).toEqual(group.chat.bubbles);
  expect(after.platform.chatOf(sameChannel, tanaka.userId).isMuted).toBe(true);
  expect([after.redelivery, after.platform.now()]).toEqual([true, 1_700_000_060_000]);
  expect(after.platform.quotas.usedBy(channel.channelId)).toBe(7);
  await after.stop();
});

test('What users sent is kept beside the file until it is unsent, but nothing above 20 MB', async () => {
  await using folder = await makeFolder();
  const dataFile = join(folder.path, 'line.json');
  const before = await startLineSimulator({ dataFile });
  const channel = before.createChannel({ displayName: '縁側商事' });
  const tanaka = before.createUser({ displayName: '田中 美咲' });
  const send = async (message: Parameters<typeof tanaka.sends>[1]) => (await tanaka.sends(channel, message)).message.id;
  const clip = { bytes: Buffer.from('clip'), mimeType: 'video/mp4', durationMs: 1, preview: Buffer.from('jpeg') };
  const photo = await send(imageMessage({ bytes: Buffer.from('photo'), mimeType: 'image/jpeg' }));
  const video = await send(videoMessage(clip));
  const large = await send(fileMessage({ bytes: Buffer.alloc(20 * 1024 * 1024 + 1), fileName: 'film.mov' }));
  const unsent = await send(fileMessage({ bytes: Buffer.from('secret'), fileName: 'a.txt' }));
  await tanaka.unsends(channel, unsent);
  await before.stop();
  expect(await readFile(dataFile, 'utf8')).not.toContain(Buffer.from('photo').toString('base64'));
  const kept = [photo, `${photo}.preview`, video, `${video}.preview`];
  expect((await readdir(`${dataFile}.media`)).toSorted()).toEqual(kept.toSorted());

  const after = await startLineSimulator({ dataFile });
  const channelAfter = after.platform.channels.get(channel.channelId)!;
  expect(await fetchContent(after, channel.channelId, photo)).toEqual([200, 'photo']);
  expect(await fetchContent(after, channel.channelId, `${video}`)).toEqual([202, '{}']);
  expect(await fetchContent(after, channel.channelId, `${video}`, '/preview')).toEqual([200, 'jpeg']);
  expect((await fetchContent(after, channel.channelId, large))[0]).toBe(404);
  expect((await fetchContent(after, channel.channelId, unsent))[0]).toBe(410);
  await after.platform.users.get(tanaka.userId)!.unsends(channelAfter, photo);
  await after.stop();
  expect((await readdir(`${dataFile}.media`)).toSorted()).toEqual([video, `${video}.preview`].toSorted());
});

async function fetchContent(line: LineSimulator, channelId: string, id: string, path = ''): Promise<[number, string]> {
  const headers = { authorization: `Bearer ${line.platform.accessTokens.issue(channelId)}` };
  const response = await fetch(`${line.url}/v2/bot/message/${id}/content${path}`, { headers });
  return [response.status, await response.text()];
}

async function makeFolder() {
  const path = await mkdtemp(join(tmpdir(), 'line-simulator-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
