import type { ContactView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { answersOf, draftOf, wrongEmails } from './contact-draft.ts';

const tanaka: ContactView = {
  id: 'c1',
  displayName: '田中 美咲',
  name: '田中 美咲',
  lineName: 'みさき🌻',
  photoUrl: null,
  statusMessage: null,
  reading: null,
  company: '山本工務店',
  title: null,
  phones: ['090-1234-5678'],
  emails: [],
  memo: null,
  addedAt: '2026-11-22T05:00:00.000Z',
  blockedUsAt: null,
  blockedAt: null,
};

test('opening the form and saving it without a change keeps what was known', () => {
  expect(answersOf('c1', draftOf(tanaka))).toEqual({
    contactId: 'c1',
    name: '田中 美咲',
    reading: '',
    company: '山本工務店',
    title: '',
    phones: ['090-1234-5678'],
    emails: [],
    memo: '',
  });
});

test('lines left empty are not saved as phone numbers', () => {
  const draft = { ...draftOf(tanaka), phones: [' 03-1111-2222 ', '', ' '] };
  expect(answersOf('c1', draft).phones).toEqual(['03-1111-2222']);
});

test('something that is no mail address is pointed out, an empty line is not', () => {
  const draft = { ...draftOf(tanaka), emails: ['misaki@example.com', '', 'misaki'] };
  expect(wrongEmails(draft)).toEqual([2]);
});
