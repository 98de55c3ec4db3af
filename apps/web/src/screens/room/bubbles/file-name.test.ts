import { expect, test } from 'vitest';
import { shortFileName } from './file-name.ts';

test('a name that fits stands whole', () => {
  expect(shortFileName('見積書_棚_田中様.pdf')).toBe('見積書_棚_田中様.pdf');
});

test('of a long name the beginning and the version at its end can be read', () => {
  const name = '2026年度_株式会社山本工務店様向け_オフィス什器一式_御見積書_最終版_改訂3.pdf';
  expect(shortFileName(name)).toBe('2026年度_株式会社山本工…書_最終版_改訂3.pdf');
});

test('a long name is never cut inside a character', () => {
  expect(shortFileName(`${'𠮷'.repeat(40)}.pdf`)).toBe(`${'𠮷'.repeat(12)}…${'𠮷'.repeat(8)}.pdf`);
});
