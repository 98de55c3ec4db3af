import { expect, test } from 'vitest';
import { splitLinks } from './split-links.ts';

const links = (text: string) =>
  splitLinks(text)
    .filter((part) => part.link)
    .map((part) => part.text);

test.each([
  ['見積書はこちらです。https://example.com/a?b=1。ご確認ください', ['https://example.com/a?b=1']],
  ['地図（https://example.com/map）', ['https://example.com/map']],
  ['See https://example.com/x, please.', ['https://example.com/x']],
  ['二つ https://a.example http://b.example', ['https://a.example', 'http://b.example']],
  ['javascript:alert(1) は住所ではない', []],
])('web addresses in 「%s」 can be followed', (text, found) => {
  expect(links(text)).toEqual(found);
});

test('no letter is lost', () => {
  const text = 'まえ https://example.com/. あと';
  expect(
    splitLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
