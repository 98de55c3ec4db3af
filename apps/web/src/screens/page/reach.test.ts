import { expect, test } from 'vitest';
import { callTo, mailTo } from './reach.ts';

test('a letter goes to the address that stands there and to nobody else', () => {
  expect(mailTo('tanaka@example.com')).toBe('mailto:tanaka@example.com');
  const smuggled = new URL(mailTo('tanaka@example.com?bcc=evil@example.com&body=x'));
  expect([smuggled.search, [...smuggled.searchParams]]).toEqual(['', []]);
});

test('a number is called however it was written down', () => {
  expect(callTo('０３（１２３４）５６７８')).toBe('tel:0312345678');
  expect(callTo('+81 90-1234-5678')).toBe('tel:+819012345678');
  expect(callTo('110;phone-context=evil')).toBe('tel:110');
});
