import { expect, test } from 'vitest';
import { createRemote } from './remote.ts';

test('what was loaded before is shown while the server cannot be reached', async () => {
  const answers = [Promise.resolve('QR'), Promise.reject(new TypeError('offline'))];
  const remote = createRemote(() => answers.shift()!);
  await remote.load();
  await remote.load();
  expect(remote.value()).toBe('QR');
  expect(remote.error()).toBeInstanceOf(TypeError);
});

test('without a network the value that this device remembers is shown', async () => {
  const memory = { read: async () => 'remembered QR', write: async () => {} };
  const remote = createRemote<string>(() => Promise.reject(new TypeError('offline')), memory);
  await remote.load();
  expect(remote.value()).toBe('remembered QR');
});

test('a value that comes from the server is remembered', async () => {
  const kept: string[] = [];
  const memory = { read: async () => undefined, write: async (value: string) => void kept.push(value) };
  const remote = createRemote(async () => 'QR', memory);
  await remote.load();
  remote.replace('new QR');
  expect(kept).toEqual(['QR', 'new QR']);
});
