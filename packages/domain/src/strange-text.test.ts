import { expect, test } from 'vitest';
import { contactName } from './contact.ts';
import { isBlank, isolated, oneLine } from './strange-text.ts';

test.each(['', ' \n\u3000', '\u200b', '\u3164', '\u2800', '\u200b\u2800\u3164\u2060\ufeff\u00ad', '\u202e', '\u0007'])(
  'nobody sees anything of %j',
  (text) => {
    expect(isBlank(text)).toBe(true);
  },
);

test.each(['あ', '.', '👨‍👩‍👧', '\u200bx', '\u2801'])('everybody sees something of %j', (text) => {
  expect(isBlank(text)).toBe(false);
});

test('words that could turn a sentence stand in it by themselves', () => {
  expect(isolated('田中 美咲')).toBe('田中 美咲');
  expect(isolated('דנה')).toBe('\u2068דנה\u2069');
  expect(isolated('نور')).toBe('\u2068نور\u2069');
  expect(isolated('ab\u202Ecod\u2069\u2069')).toBe('\u2068abcod\u2069');
});

test('a LINE user whose name nobody can see is called "?"', () => {
  for (const lineName of ['\u3164', '\u2800\u2800', '\u200b', ' ', null]) {
    expect(contactName({ name: null, lineName })).toBe('?');
    expect(contactName({ name: '\u200b', lineName })).toBe('?');
  }
  expect(contactName({ name: '\u2800', lineName: 'Emma' })).toBe('Emma');
});

test.each([
  ['田中\u202e 美咲', '田中 美咲'],
  ['請求書\n\t\u0007 です ', '請求書 です'],
  ['\u2067שלום\u2069', 'שלום'],
])('a title outside of our pages is one line that nothing turns: %j', (name, title) => {
  expect(oneLine(name)).toBe(title);
});
