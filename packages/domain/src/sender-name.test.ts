import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nameRefusal, senderName } from './sender-name.ts';

describe('a name that LINE refuses is caught when the permission is given', () => {
  test.each([
    ['LINE担当', 'containsLine'],
    ['ONLINE', 'containsLine'],
    ['Pipeline', 'containsLine'],
    ['ＬＩＮＥ', 'containsLine'],
    ['ⓁⓘⓃⓔ', 'containsLine'],
    ['佐藤👋', 'containsEmoji'],
    ['佐藤⭐', 'containsEmoji'],
    ['佐藤❤', 'containsEmoji'],
    ['佐藤❤\uFE0F', 'containsEmoji'],
    ['佐藤©\uFE0F', 'containsEmoji'],
    ['佐藤1\uFE0F\u20E3', 'containsEmoji'],
    ['佐藤#\u20E3', 'containsEmoji'],
    ['佐藤🇯🇵', 'containsEmoji'],
    ['佐藤🇯', 'containsEmoji'],
    ['佐藤👨‍👩‍👧', 'containsEmoji'],
    ['佐藤🏽', 'containsEmoji'],
    ['', 'empty'],
    [' 　', 'empty'],
    ['\u200B', 'empty'],
  ])('"%s": %s', (name, why) => {
    expect(nameRefusal(name)).toBe(why);
  });

  test.each([
    '佐藤 太郎',
    '佐藤　太郎',
    'さとう たろう',
    'サトウ',
    '髙橋 誠',
    '𠮷野 家',
    'Emma O’Neil-Åström',
    '김민수',
    '王小明',
    'オンライン',
    'ライン川',
    'LIN E',
    '営業1課 #2 *3*',
    '縁側® ©2026 ™',
    '★店長♪',
    '㊗㊙',
    '佐藤〜!?',
  ])('"%s" is a good name', (name) => {
    expect(nameRefusal(name)).toBeNull();
  });
});

describe('LINE users see the name and the company of the member', () => {
  test.each([
    ['both, when there is room', '佐藤 太郎', '縁側商事', '佐藤 太郎・縁側商事'],
    [
      'twenty units are used to the last',
      '佐藤 太郎',
      '株式会社縁側デザイン研究開発',
      '佐藤 太郎・株式会社縁側デザイン研究開発',
    ],
    [
      'a longer company is shortened',
      '佐藤 太郎',
      '株式会社縁側デザイン研究開発部',
      '佐藤 太郎・株式会社縁側デザイン研究開…',
    ],
    ['no space is left before the dots', 'Emma', 'Engawa Wood & Paper', 'Emma・Engawa Wood &…'],
    ['two letters of it are worth showing', 'Alexand Brownlow', '縁側商事', 'Alexand Brownlow・縁側…'],
    ['one letter of it is not', 'Alexandr Brownlow', '縁側商事', 'Alexandr Brownlow'],
    ['a name of twenty stands alone', 'Alexandrina Brownlow', '縁側', 'Alexandrina Brownlow'],
    ['a longer name is cut', 'Alexandrina Brownlow-Smith', '縁側', 'Alexandrina Brownlow'],
    ['spaces around them do not count', ' 佐藤 太郎　', ' 縁側 ', '佐藤 太郎・縁側'],
    ['a company that LINE refuses is left out', '佐藤 太郎', 'LINE代理店', '佐藤 太郎'],
    ['a company with an emoji is left out', '佐藤 太郎', '縁側🌿', '佐藤 太郎'],
    ['without a company the name stands alone', '佐藤 太郎', '', '佐藤 太郎'],
    ['a refused part of a name never goes out', 'LINE担当👋佐藤', '縁側', '担当佐藤・縁側'],
    ['nor one that taking it away puts together', 'LILINENE佐藤', '縁側', '佐藤・縁側'],
    ['nor one that taking an emoji away puts together', 'LI👋NE佐藤', '縁側', '佐藤・縁側'],
    ['nor what joined an emoji', '佐藤👨‍👩‍👧❤\uFE0F', '縁側', '佐藤・縁側'],
    ['when nothing is left of a name, the company speaks', '👨‍👩‍👧', '縁側商事', '縁側商事'],
    ['when nothing is left of both, somebody still does', 'LINE', 'LINE', '?'],
  ])('%s', (_, member, company, shown) => {
    expect(senderName(member, company)).toBe(shown);
  });

  const hostile = fc.constantFrom(
    'l',
    'I',
    'n',
    'E',
    'Ｌ',
    'ｉ',
    'Ⓝ',
    'ｅ',
    'li',
    'NE',
    '・',
    '👋',
    '❤\uFE0F',
    '\u20E3',
    '1',
    '\u200D',
    ' ',
    '\uD83D',
    '\uDC4B',
    '\u0301',
    'ﬁ',
    '太',
  );
  const anyName = fc.string({ unit: fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 2 })), maxLength: 30 });
  const goodName = anyName.filter((name) => nameRefusal(name) === null && name.isWellFormed());

  it('whatever the names, LINE takes what goes out', () => {
    fc.assert(
      fc.property(anyName, anyName, (member, company) => {
        const shown = senderName(member, company);
        expect(shown.length).toBeLessThanOrEqual(20);
        expect(shown.isWellFormed()).toBe(true);
        expect(nameRefusal(shown)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('the name of the member is kept when it fits', () => {
    fc.assert(
      fc.property(goodName, anyName, (member, company) => {
        fc.pre(member.trim().length <= 20);
        expect(senderName(member, company).startsWith(member.trim())).toBe(true);
      }),
    );
  });

  it('the company is shown whole when both fit', () => {
    fc.assert(
      fc.property(goodName, goodName, (member, company) => {
        const both = `${member.trim()}・${company.trim()}`;
        fc.pre(both.length <= 20);
        expect(senderName(member, company)).toBe(both);
      }),
    );
  });
});
