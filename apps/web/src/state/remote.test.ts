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

/** A server that answers when the test says so. */
function slowServer() {
  const waiting: PromiseWithResolvers<string>[] = [];
  const ask = () => {
    const answer = Promise.withResolvers<string>();
    waiting.push(answer);
    return answer.promise;
  };
  return { ask, waiting };
}

test('an answer that comes late takes nothing newer away: not what a mutation gave, not what was asked for after it', async () => {
  const kept: string[] = [];
  const memory = { read: async () => 'old QR', write: async (value: string) => void kept.push(value) };
  const { ask, waiting } = slowServer();
  const remote = createRemote(ask, memory);
  const before = remote.load();
  await expect.poll(() => waiting.length).toBe(1);
  remote.replace('new QR');
  waiting[0]!.resolve('old QR');
  await before;
  expect([remote.value(), kept]).toEqual(['new QR', ['new QR']]);
  const [first, second] = [remote.load(), remote.load()];
  await expect.poll(() => waiting.length).toBe(3);
  waiting[2]!.resolve('newest QR');
  await second;
  waiting[1]!.resolve('new QR');
  await first;
  expect([remote.value(), kept]).toEqual(['newest QR', ['new QR', 'newest QR']]);
});

test('that an older question failed says nothing of the newer value', async () => {
  const { ask, waiting } = slowServer();
  const remote = createRemote(ask);
  const loading = remote.load();
  await expect.poll(() => waiting.length).toBe(1);
  remote.replace('new');
  waiting[0]!.reject(new TypeError('offline'));
  await loading;
  expect([remote.value(), remote.error()]).toEqual(['new', undefined]);
});
