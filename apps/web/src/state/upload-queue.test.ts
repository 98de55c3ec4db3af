import { expect, test } from 'vitest';
import { createUploadQueue } from './upload-queue.ts';

/** Uploads that end when the test says so. */
function uploads(atOnce: number) {
  const running = new Map<string, { end: (outcome: string) => Promise<void>; signal: AbortSignal }>();
  const begun: string[] = [];
  const queue = createUploadQueue<string>({
    atOnce,
    cancelled: 'cancelled',
    upload: (id, signal) =>
      new Promise((done) => {
        begun.push(id);
        const end = async (outcome: string) => {
          done(outcome);
          await new Promise((next) => setTimeout(next));
        };
        running.set(id, { end, signal });
        signal.addEventListener('abort', () => done('cancelled'));
      }),
  });
  return { queue, begun, end: (id: string) => running.get(id)!.end('uploaded') };
}

test('of four files two are on their way at once, in the order they were chosen', async () => {
  const { queue, begun, end } = uploads(2);
  for (const id of ['1', '2', '3', '4']) void queue.upload(id);
  expect(begun).toEqual(['1', '2']);
  await end('2');
  expect(begun).toEqual(['1', '2', '3']);
  await end('1');
  await end('3');
  expect(begun).toEqual(['1', '2', '3', '4']);
});

test('asking for a file that is on its way joins it; one that ended is uploaded anew', async () => {
  const { queue, begun, end } = uploads(2);
  const both = [queue.upload('1'), queue.upload('1')];
  expect(begun).toEqual(['1']);
  await end('1');
  expect(await Promise.all(both)).toEqual(['uploaded', 'uploaded']);
  void queue.upload('1');
  expect(begun).toEqual(['1', '1']);
});

test('a file put away before its turn is never begun, and holds up nobody', async () => {
  const { queue, begun, end } = uploads(1);
  void queue.upload('1');
  const second = queue.upload('2');
  void queue.upload('3');
  queue.cancel('2');
  await end('1');
  expect(await second).toBe('cancelled');
  expect(begun).toEqual(['1', '3']);
});

test('putting a file away stops it on its way and lets the next one go', async () => {
  const { queue, begun } = uploads(1);
  const first = queue.upload('1');
  void queue.upload('2');
  queue.cancel('1');
  expect(await first).toBe('cancelled');
  await new Promise((next) => setTimeout(next));
  expect(begun).toEqual(['1', '2']);
});
