import { deny } from '@engawa/domain';
import { beforeAll, expect, test } from 'vitest';
import { sato } from '../../../test/cast.ts';
import { showLanguage } from '../../i18n/index.ts';
import { memberCandidate } from './candidates.ts';
import { foldedByReason } from './folding.ts';

beforeAll(() => showLanguage('ja'));

const person = (id: string) => ({ ...sato, id, memberId: id, name: id });
const may = (id: string) => memberCandidate(person(id), { allowed: true });
const lacks = (id: string) => memberCandidate(person(id), deny('inviteeLacksExternalTalk', { name: id }));
const here = (id: string) => memberCandidate(person(id), deny('inviteeAlreadyInRoom', { name: id }));
const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id);

test('98 people who cannot be chosen for one reason stand together, and the others in their order', () => {
  const many = Array.from({ length: 98 }, (_, n) => lacks(`m${n}`));
  const { shown, folds } = foldedByReason(
    [may('a'), ...many.slice(0, 50), here('b'), ...many.slice(50), may('c')],
    new Set(),
  );
  expect(ids(shown)).toEqual(['a', 'b', 'c']);
  expect(folds.map(({ code, people }) => [code, people.length])).toEqual([['inviteeLacksExternalTalk', 98]]);
});

test('a few, as after a search, and who was chosen before, stand in the list with their reason', () => {
  const few = ['x', 'y', 'z'].map(lacks);
  expect(foldedByReason(few, new Set())).toEqual({ shown: few, folds: [] });
  const { shown, folds } = foldedByReason([...few, ...['u', 'v'].map(lacks)], new Set(['y']));
  expect([ids(shown), ids(folds[0]!.people)]).toEqual([['y'], ['x', 'z', 'u', 'v']]);
});
