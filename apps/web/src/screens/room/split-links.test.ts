import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLinks } from './split-links.ts';

const links = (text: string) => splitLinks(text).flatMap((part) => (part.href ? [part.text] : []));
const hrefs = (text: string) => splitLinks(text).flatMap((part) => part.href ?? []);

test.each([
  ['見積書はこちらです。https://example.com/a?b=1。ご確認ください', ['https://example.com/a?b=1']],
  ['地図（https://example.com/map）', ['https://example.com/map']],
  ['See https://example.com/x, please.', ['https://example.com/x']],
  ['二つ https://a.example http://b.example', ['https://a.example', 'http://b.example']],
  ['javascript:alert(1) は住所ではない', []],
  [
    'https://ja.wikipedia.org/wiki/LINE_(アプリケーション) を見て',
    ['https://ja.wikipedia.org/wiki/LINE_(アプリケーション)'],
  ],
  [
    '(https://ja.wikipedia.org/wiki/LINE_(アプリケーション))',
    ['https://ja.wikipedia.org/wiki/LINE_(アプリケーション)'],
  ],
  ['詳細(https://a.example/x)です', ['https://a.example/x']],
  ['[ここ](https://a.example/x_[1]).', ['https://a.example/x_[1]']],
  ['［https://a.example/x］と《https://b.example》', ['https://a.example/x', 'https://b.example']],
  ['https://a.example/x．', ['https://a.example/x']],
])('web addresses in 「%s」 can be followed', (text, found) => {
  expect(links(text)).toEqual(found);
});

test.each([
  ['見積は sato.taro+line@example.co.jp へ。', ['mailto:sato.taro+line@example.co.jp']],
  ['（info@example.com）', ['mailto:info@example.com']],
  ['お電話は03-1234-5678か、090-1234-5678へ', ['tel:0312345678', 'tel:09012345678']],
  ['０９０－１２３４－５６７８です', ['tel:09012345678']],
  ['(03)1234-5678', ['tel:0312345678']],
  ['携帯 09012345678、フリーダイヤル 0120123456', ['tel:09012345678', 'tel:0120123456']],
  ['+81-90-1234-5678 / +81(0)3 1234 5678', ['tel:+819012345678', 'tel:+81312345678']],
  ['02-11-2026 に 2026-11-02、注文 0123456789012、〒150-0001、@sato', []],
  ['https://example.com/tel/03-1234-5678', ['https://example.com/tel/03-1234-5678']],
])('mail and telephone in 「%s」 can be followed', (text, found) => {
  expect(hrefs(text)).toEqual(found);
});

test('no letter is lost, whatever is written', () => {
  const bits = fc.constantFrom(
    'https://',
    'a',
    '(',
    ')',
    '[',
    ']',
    '。',
    ' ',
    '.',
    '@',
    'b.co',
    '0',
    '9',
    '-',
    '+81',
    'ー',
  );
  fc.assert(
    fc.property(fc.array(bits), (all) => {
      const text = all.join('');
      expect(splitLinks(text).map((part) => part.text)).toSatisfy((parts: string[]) => parts.join('') === text);
    }),
  );
});
