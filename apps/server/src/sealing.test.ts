import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecret, Sealing, Secret } from './sealing.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'engawa-secret-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const channelSecret = '0123456789abcdef0123456789abcdef';

test('the secret is made once, readable for its owner alone, and used again', async () => {
  const sealed = new Sealing(await loadSecret({ secret: null, dataDir })).seal(channelSecret, 'channel-1');
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  expect(new Sealing(await loadSecret({ secret: null, dataDir })).open(sealed, 'channel-1')).toBe(channelSecret);
});

test('processes that start together end with the same secret', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => loadSecret({ secret: null, dataDir })));
  expect(new Set(secrets.map((secret) => secret.keyFor('test').toString('hex'))).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(['secret']);
});

test('what a start that was killed left of the secret does not stay beside it', async () => {
  await writeFile(join(dataDir, 'secret.0123456789ab'), 'half of a sec', { mode: 0o600 });
  await writeFile(join(dataDir, 'secret.backup'), 'put here by somebody');
  await loadSecret({ secret: null, dataDir });
  expect((await readdir(dataDir)).toSorted()).toEqual(['secret', 'secret.backup']);
});

test('a secret from the environment leaves no file behind', async () => {
  await loadSecret({ secret: 'x'.repeat(32), dataDir });
  await expect(readFile(join(dataDir, 'secret'))).rejects.toThrow('ENOENT');
});

test('a file too short to be a secret stops the start', async () => {
  await writeFile(join(dataDir, 'secret'), 'short\n');
  await expect(loadSecret({ secret: null, dataDir })).rejects.toThrow('fewer than 32 bytes');
});

test('a sealed LINE secret shows nothing, and opens only with the same secret, at the same place, unchanged', () => {
  const sealing = new Sealing(new Secret('a'.repeat(32)));
  const sealed = sealing.seal(channelSecret, 'channel-1');
  expect(sealed).not.toContain(channelSecret);
  expect(sealing.seal(channelSecret, 'channel-1')).not.toBe(sealed);
  expect(sealing.open(sealed, 'channel-1')).toBe(channelSecret);
  expect(() => sealing.open(sealed, 'channel-2')).toThrow();
  expect(() => new Sealing(new Secret('b'.repeat(32))).open(sealed, 'channel-1')).toThrow();
  expect(() => sealing.open(sealed.replace(/.{4}$/, 'AAAA'), 'channel-1')).toThrow();
  expect(() => sealing.open(channelSecret, 'channel-1')).toThrow('Not a sealed text');
});

test('keys for different purposes have nothing in common, and a logged secret says nothing', () => {
  const secret = new Secret('a'.repeat(32));
  expect(secret.keyFor('sessions')).not.toEqual(secret.keyFor('sealing'));
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
});
