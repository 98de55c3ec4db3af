import { expect, it } from 'vitest';
import { folded } from './folded.ts';

it.each([
  ['ＯＫ', 'ok'],
  ['ﾁｮｺ', 'ちよこ'],
  ['チョコ', 'ちょこ'],
  ['がんばれ', 'ガンバレ'],
  ['Ｍüller', 'muller'],
  ['Trần', 'tran'],
  ['ヴィクトル', 'ゔぃくとる'],
])('whoever looks for %s finds %s', (typed, written) => {
  expect(folded(typed)).toBe(folded(written));
});

it('but a letter with its own sound is another letter', () => {
  expect(folded('かき')).not.toBe(folded('がき'));
});
