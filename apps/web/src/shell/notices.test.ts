import { expect, test } from 'vitest';
import { event, sato, says, suzuki, tanaka, tanakaRoom } from '../../test/cast.ts';
import { createNotices } from './notices.ts';

const hello = says(11, tanaka, 'こんにちは');

/** A notice of 田中's words, and whether it still stands. */
function noticed() {
  const notices = createNotices(() => sato.id);
  let stands = true;
  notices.keep(hello, {
    close: () => {
      stands = false;
    },
  });
  return { ...notices, stands: () => stands };
}
const read = (seq: number, memberId: string, upTo: number) =>
  event(seq, { kind: 'room.read', roomId: tanakaRoom.id, memberId, upTo });
const takenBack = (message: typeof hello) =>
  event(12, { kind: 'message.changed', message: { ...message, content: { kind: 'unsent' } } });

test.each([
  ['words that were taken back', takenBack(hello)],
  ['what its member has read elsewhere', read(12, sato.id, 11)],
])('a notice goes with %s', (_, news) => {
  const { hear, stands } = noticed();
  hear(news);
  expect(stands()).toBe(false);
});

test.each([
  ['other words were taken back', takenBack(says(10, tanaka, '前のことば'))],
  ['a colleague has read', read(12, suzuki.id, 11)],
  ['only earlier words were read', read(12, sato.id, 10)],
])('a notice stays when %s', (_, news) => {
  const { hear, stands } = noticed();
  hear(news);
  expect(stands()).toBe(true);
});

test('all go when somebody looks', () => {
  const { clear, stands } = noticed();
  clear();
  expect(stands()).toBe(false);
});
