import type { MessageContent } from '@engawa/domain';
import { expect, test } from 'vitest';
import { sato, says, suzuki, tanaka } from '../../../test/cast.ts';
import { rowsOf } from './albums.ts';

const gone = (seq: number, who: typeof sato | typeof tanaka = sato, by?: typeof sato) =>
  says(seq, who, '', { content: { kind: 'unsent', ...(by && { by }) } as MessageContent });
const seqs = (...messages: Parameters<typeof rowsOf>[0]) =>
  rowsOf(messages).map(({ pieces }) => pieces.map(({ seq }) => seq));

test('what one person took back on end leaves one line', () => {
  expect(seqs(says(1, sato, 'はい'), gone(2), gone(3), gone(4))).toEqual([[1], [2, 3, 4]]);
});

test('what others took back, or stopped, or what was said in between stays apart', () => {
  expect(seqs(gone(1), gone(2, tanaka))).toEqual([[1], [2]]);
  expect(seqs(gone(1), gone(2, sato, suzuki), gone(3, sato, suzuki))).toEqual([[1], [2, 3]]);
  expect(seqs(gone(1), says(2, sato, 'はい'), gone(3))).toEqual([[1], [2], [3]]);
});

test('a line is seen once all that it stands for was', () => {
  expect(rowsOf([gone(1), gone(2), says(3, tanaka, 'はい')]).map((row) => row.seenUpTo)).toEqual([2, 3]);
});
