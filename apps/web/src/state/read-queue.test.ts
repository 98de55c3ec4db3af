import { expect, test } from 'vitest';
import { createReadQueue } from './read-queue.ts';

/** A server that answers each call when the test says so. */
function reader() {
  const told: string[] = [];
  const answers: ((works: boolean) => void)[] = [];
  const queue = createReadQueue((roomId, upTo) => {
    told.push(`${roomId} ${upTo}`);
    return new Promise<void>((done, fail) => answers.push((works) => (works ? done() : fail(new Error('offline')))));
  });
  const answer = async (works = true) => {
    answers.shift()!(works);
    await new Promise((next) => setTimeout(next));
  };
  return { told, answer, queue };
}

test('what was read while the server was being told is told as well, its last place alone', async () => {
  const { told, answer, queue } = reader();
  queue.add('r-tanaka', 1);
  queue.add('r-tanaka', 2);
  queue.add('r-tanaka', 9);
  await answer();
  expect(told).toEqual(['r-tanaka 1', 'r-tanaka 9']);
  await answer();
  await queue.send();
  expect(told).toHaveLength(2);
});

test('what could not be told is told when the server is there again, and holds up no other room', async () => {
  const { told, answer, queue } = reader();
  queue.add('r-tanaka', 1);
  queue.add('r-emma', 5);
  await answer(false);
  await answer();
  expect(told).toEqual(['r-tanaka 1', 'r-emma 5']);
  void queue.send();
  await answer();
  expect(told).toEqual(['r-tanaka 1', 'r-emma 5', 'r-tanaka 1']);
});
