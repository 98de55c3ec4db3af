import { expect, test } from 'vitest';
import { doorPage } from './file-door-page.ts';

const file = {
  companyName: '縁側商事',
  memberName: '佐藤 太郎',
  photoUrl: null,
  name: '見積書.pdf',
  bytes: 412_000,
  blobKey: 'a',
  mimeType: 'application/pdf',
  createdAt: '2026-11-21T15:05:00.000Z',
};
const links = { download: '/f/x/file', inLanguage: (language: string) => `/f/x?language=${language}` };
const now = new Date('2026-11-23T00:00:00.000Z');
const pageUntil = (expiresAt: string, language: 'ja' | 'en') =>
  doorPage({ state: 'open', file: { ...file, expiresAt } }, language, links, now);

test.each([
  ['2026-11-27T17:23:00.000Z', 'ja', '11月28日(土) 2:23 まで'],
  ['2026-11-27T17:23:00.000Z', 'en', 'until Sat, November 28 at 2:23 AM (Japan)'],
  ['2026-11-27T15:05:00.000Z', 'en', 'until Sat, November 28 at 12:05 AM (Japan)'],
] as const)('a file’s page tells %s in %s as the app tells times', (expiresAt, language, words) => {
  expect(pageUntil(expiresAt, language).replace(/[\u202f\u00a0]/g, ' ')).toContain(words);
});

test.each([
  [48, 'en', 'PDF · 48 B'],
  [412_000, 'ja', 'PDF ・ 412 KB'],
] as const)('a file of %i bytes has its size in %s as in the app', (bytes, language, words) => {
  const offered = { ...file, bytes, expiresAt: '2026-11-27T17:23:00.000Z' };
  expect(doorPage({ state: 'open', file: offered }, language, links, now)).toContain(words);
});
