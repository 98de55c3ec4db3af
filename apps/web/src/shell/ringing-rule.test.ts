import { expect, test } from 'vitest';
import { item, named, sato, says, suzuki, tanaka, tanakaRoom } from '../../test/cast.ts';
import { callsFor, type Ears } from './ringing-rule.ts';

const ears: Ears = {
  me: sato.id,
  live: true,
  allRooms: true,
  hidden: true,
  lookingAt: null,
  sound: true,
  notices: true,
};
const hello = says(11, tanaka, 'こんにちは');
const friend = says(11, tanaka, '', {
  author: { kind: 'system' },
  content: { kind: 'system', line: { code: 'contactAdded', who: named(tanaka) } },
});
const blocked = says(11, tanaka, '', {
  author: { kind: 'system' },
  content: { kind: 'system', line: { code: 'contactBlockedUs', who: named(tanaka) } },
});
const both = { sound: true, notice: true };
const none = { sound: false, notice: false };

test.each([
  ['a customer’s words while the app is hidden', hello, ears, both],
  ['a colleague’s words', says(11, suzuki, 'はい'), ears, both],
  ['a new friend', friend, ears, both],
  [
    'words while another room is open: by sound alone',
    hello,
    { ...ears, hidden: false, lookingAt: 'r-other' },
    { sound: true, notice: false },
  ],
  [
    'words in the room before one’s eyes: not at all',
    hello,
    { ...ears, hidden: false, lookingAt: tanakaRoom.id },
    none,
  ],
  ['one’s own words, said on another device: not at all', says(11, sato, 'はい'), ears, none],
  ['what is only told of: not at all', blocked, ears, none],
  ['what came while the device was offline: not at all', hello, { ...ears, live: false }, none],
  [
    'words with the sound turned off: by a notice alone',
    hello,
    { ...ears, sound: false },
    { sound: false, notice: true },
  ],
  [
    'words where notices are not allowed: by sound alone',
    hello,
    { ...ears, notices: false },
    { sound: true, notice: false },
  ],
] as const)('somebody is called for %s', (_, message, on, calls) => {
  expect(callsFor(message, item(tanakaRoom), on)).toEqual(calls);
});

test('what was read on another device already calls nobody', () => {
  expect(callsFor(hello, item(tanakaRoom, { readUpTo: 11 }), ears)).toEqual(none);
});

test('words in a room that the list has not brought yet call as others do; in none of the member’s, nobody', () => {
  expect(callsFor(hello, undefined, { ...ears, allRooms: false })).toEqual(both);
  expect(callsFor(hello, undefined, ears)).toEqual(none);
});
