import { expect, test } from 'vitest';
import { ownAddress } from './own-address.ts';

test.each([
  ['/rooms/42', '/rooms/42'],
  ['/rooms/42?message=7#end', '/rooms/42?message=7#end'],
  ['/address-book/contact/縁側', `/address-book/contact/${encodeURIComponent('縁側')}`],
])('whoever wanted to go to %j gets there', (wanted, there) => {
  expect(ownAddress(wanted)).toBe(there);
});

test.each([
  undefined,
  '',
  'rooms',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil',
  '/\n/evil',
  '/.//evil',
  '/a/..//evil',
])('%j leads home', (wanted) => {
  expect(ownAddress(wanted)).toBe('/');
});

test.each(['https://evil.example/', 'javascript:alert(1)'])('%j leads home', (wanted) => {
  expect(ownAddress(wanted)).toBe('/');
});
