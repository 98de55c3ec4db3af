import type { MessageView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { sato, says } from '../../test/cast.ts';
import { createUnsentQueue, type Outcome, type UnsentMessage } from './unsent-queue.ts';

/** A device that writes, and a server that answers each post as the test says. */
function talk() {
  let waiting: UnsentMessage[] = [];
  let again = () => {};
  const waits: number[] = [];
  const asked: { id: string; answer: (outcome: Outcome) => Promise<void> }[] = [];
  const posted: string[] = [];
  const queue = createUnsentQueue({
    all: () => waiting,
    change: (id, change) => {
      waiting = waiting.map((one) => (one.id === id ? { ...one, ...change } : one));
    },
    post: (message) =>
      new Promise((done) => {
        asked.push({
          id: message.id,
          answer: async (outcome) => {
            done(outcome);
            await new Promise((next) => setTimeout(next));
          },
        });
      }),
    posted: (message) => {
      posted.push(message.id);
      waiting = waiting.filter((one) => one.id !== message.id);
    },
    later: (then, tries) => {
      waits.push(tries);
      again = then;
    },
  });
  const write = (id: string, roomId = 'r-tanaka') => {
    waiting.push({
      id,
      roomId,
      content: { kind: 'text', text: id },
      writtenAt: '2026-11-22T05:00:00.000Z',
      state: 'waiting',
    });
    void queue.send(roomId);
  };
  return {
    write,
    asked,
    posted,
    queue,
    again: () => again(),
    waits,
    putAway: (id: string) => {
      waiting = waiting.filter((one) => one.id !== id);
    },
    change: (id: string, change: Partial<UnsentMessage>) => {
      waiting = waiting.map((one) => (one.id === id ? { ...one, ...change } : one));
    },
    contents: () => waiting.map((one) => one.content),
    states: () => waiting.map((one) => [one.id, one.state]),
  };
}

const taken = (id: string): Outcome => ({ kind: 'posted', message: { ...says(1, sato, id), id } as MessageView });
const later: Outcome = { kind: 'later' };
const blocked: Outcome = {
  kind: 'failed',
  failure: { kind: 'denied', denial: { code: 'contactBlockedUs', params: { name: '田中 美咲' } } },
};

test('messages of one room go one after the other, in the order they were written', async () => {
  const { write, asked, posted } = talk();
  write('1');
  write('2');
  expect(asked.map((one) => one.id)).toEqual(['1']);
  await asked[0]!.answer(taken('1'));
  expect(asked.map((one) => one.id)).toEqual(['1', '2']);
  await asked[1]!.answer(taken('2'));
  expect(posted).toEqual(['1', '2']);
});

test('a room whose message is on its way does not hold up another room', () => {
  const { write, asked } = talk();
  write('1');
  write('2', 'r-sales');
  expect(asked.map((one) => one.id)).toEqual(['1', '2']);
});

test('without a network everything waits, and goes in order and under the same ids when it is back', async () => {
  const { write, asked, posted, states, queue } = talk();
  write('1');
  write('2');
  await asked[0]!.answer(later);
  expect(states()).toEqual([
    ['1', 'waiting'],
    ['2', 'waiting'],
  ]);
  queue.sendAll();
  await asked[1]!.answer(taken('1'));
  await asked[2]!.answer(taken('2'));
  expect(asked.map((one) => one.id)).toEqual(['1', '1', '2']);
  expect(posted).toEqual(['1', '2']);
});

test('what could not go is tried again by itself after a while', async () => {
  const { write, asked, again } = talk();
  write('1');
  await asked[0]!.answer(later);
  again();
  expect(asked.map((one) => one.id)).toEqual(['1', '1']);
});

test('a message that a rule refuses stays with its reason, and the next one goes on', async () => {
  const { write, asked, posted, states } = talk();
  write('1');
  write('2');
  await asked[0]!.answer(blocked);
  await asked[1]!.answer(taken('2'));
  expect(states()).toEqual([['1', 'failed']]);
  expect(posted).toEqual(['2']);
});

test('a message put away while it was on its way is not sent again, and the next one goes on', async () => {
  const { write, asked, posted, putAway } = talk();
  write('1');
  write('2');
  putAway('1');
  await asked[0]!.answer({ kind: 'cancelled' });
  await asked[1]!.answer(taken('2'));
  expect(asked.map((one) => one.id)).toEqual(['1', '2']);
  expect(posted).toEqual(['2']);
});

test('what became of a message while it was on its way stays when it has to wait again', async () => {
  const { write, asked, change, contents } = talk();
  write('1');
  change('1', { content: { kind: 'text', text: 'uploaded' } });
  await asked[0]!.answer(later);
  expect(contents()).toEqual([{ kind: 'text', text: 'uploaded' }]);
});

test('what is taken back while it is on its way does not wait again, and the queue tells the server of it', async () => {
  const { write, asked, change, states, again } = talk();
  write('1');
  write('2');
  change('1', { state: 'takenBack' });
  await asked[0]!.answer(later);
  expect(states()).toEqual([
    ['1', 'takenBack'],
    ['2', 'waiting'],
  ]);
  again();
  expect(asked.map((one) => one.id)).toEqual(['1', '1']);
});

test('what is held back while the server is asked is passed by', async () => {
  const { write, asked, change, states } = talk();
  write('1');
  write('2');
  change('1', { state: 'held' });
  await asked[0]!.answer(blocked);
  expect(asked.map((one) => one.id)).toEqual(['1', '2']);
  expect(states()[0]).toEqual(['1', 'held']);
});

test('rooms whose words cannot go are tried again together, and rest longer each time', async () => {
  const { write, asked, again, waits } = talk();
  for (const room of ['r-1', 'r-2', 'r-3']) write(room, room);
  for (const { answer } of asked.splice(0)) await answer(later);
  expect(waits).toEqual([1]);
  again();
  for (const { answer } of asked.splice(0)) await answer(later);
  expect(waits).toEqual([1, 2]);
});
