import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLineLink } from './line-links.ts';

test.each([
  ['https://line.me/R/ti/p/%40216abcde', { kind: 'addFriend', basicId: '@216abcde', text: '' }],
  ['https://line.me/R/ti/p/@216abcde', { kind: 'addFriend', basicId: '@216abcde', text: '' }],
  ['https://line.me/R/oaMessage/%40216abcde', { kind: 'oaMessage', basicId: '@216abcde', text: '' }],
  [
    'https://line.me/R/oaMessage/%40216abcde/?Hello%20%5BA7K2QP%5D',
    { kind: 'oaMessage', basicId: '@216abcde', text: 'Hello [A7K2QP]' },
  ],
  ['https://line.me/R/oaMessage/%40216abcde/?100%', { kind: 'oaMessage', basicId: '@216abcde', text: '100%' }],
])('%s is a LINE link', (url, link) => {
  expect(readLineLink(url)).toEqual(link);
});

test.each([
  'https://example.com/R/ti/p/%40216abcde',
  'http://line.me/R/ti/p/%40216abcde',
  'https://line.me/R/ti/p/216abcde',
  'https://line.me/R/nv/recommendOA/%40216abcde',
  '@216abcde',
  '',
])('"%s" is no LINE link', (url) => {
  expect(readLineLink(url)).toBeNull();
});

test('An own origin can serve the same paths', () => {
  const url = 'http://127.0.0.1:4000/R/ti/p/%40216abcde';
  expect(readLineLink(url)).toBeNull();
  expect(readLineLink(url, ['http://127.0.0.1:4000'])).toMatchObject({ kind: 'addFriend' });
});

test('Whatever text a chat link carries, percent-encoded, comes out as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const url = `https://line.me/R/oaMessage/%40216abcde/?${encodeURIComponent(text)}`;
      expect(readLineLink(url)?.text).toBe(text);
    }),
  );
});
