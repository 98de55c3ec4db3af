import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLineSimulator } from './simulator.ts';

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

async function makeFolder() {
  const path = await mkdtemp(join(tmpdir(), 'line-simulator-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
