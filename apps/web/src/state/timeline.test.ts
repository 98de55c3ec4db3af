import { expect, test } from 'vitest';
import { says, tanaka } from '../../test/cast.ts';
import type { Timeline } from './knowledge.ts';
import { withPage } from './timeline.ts';

const stretch = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => says(from + at, tanaka, `${from + at} 通目`));
const window: Timeline = { messages: stretch(91, 100), hasOlder: true, hasNewer: false };
const around = (from: number, to: number, ends = { hasOlder: true, hasNewer: true }) =>
  withPage(window, { messages: stretch(from, to), ...ends }, { around: `msg-${from + 1}` }, 100);
const shown = ({ messages, hasOlder, hasNewer }: Timeline) => [
  messages[0]!.seq,
  messages.at(-1)!.seq,
  messages.length,
  hasOlder,
  hasNewer,
];

test('words of long ago take the place of the window: no hole stands between them and what was there', () => {
  expect(shown(around(11, 14))).toEqual([11, 14, 4, true, true]);
});

test('words that touch the window join it, and its newest end stays the end', () => {
  expect(shown(around(88, 93))).toEqual([88, 100, 13, true, false]);
});

test('the very first words have nothing before them', () => {
  expect(shown(around(1, 4, { hasOlder: false, hasNewer: true }))).toEqual([1, 4, 4, false, true]);
});

test('the newest end of a page made before more was said is not the end', () => {
  const early: Timeline = { messages: stretch(11, 14), hasOlder: true, hasNewer: true };
  const page = { messages: stretch(13, 90), hasOlder: true, hasNewer: false };
  expect(shown(withPage(early, page, { around: 'msg-50' }, 100))).toEqual([11, 90, 80, true, true]);
});
