import { beforeAll, describe, expect, test } from 'vitest';
import { clockTime, dayTitle, listTime, timeOrDate } from './dates.ts';
import { showLanguage } from './index.ts';

/** Told in the device's own time zone, as a person there would write it. */
const at = (local: string) => new Date(local).toISOString();
const now = new Date('2026-11-22T15:00:00');

describe('in Japanese', () => {
  beforeAll(() => showLanguage('ja'));

  test.each([
    ['the time today', '2026-11-22T14:32:00', '14:32'],
    ['the word for yesterday, even minutes after midnight', '2026-11-21T23:59:00', '昨日'],
    ['the weekday within a week', '2026-11-20T09:00:00', '金曜日'],
    ['the date after a week', '2026-11-15T09:00:00', '11/15'],
    ['the date with its year in another year', '2025-12-31T09:00:00', '2025/12/31'],
  ])('a list shows %s', (_, local, shown) => {
    expect(listTime(at(local), '昨日', now)).toBe(shown);
  });

  test.each([
    ['today its time alone', '2026-11-22T23:59:00', '23:59'],
    ['on another day its date too', '2026-12-01T00:06:00', '12/1 0:06'],
  ])('what is to come shows %s', (_, local, shown) => {
    expect(timeOrDate(at(local), now)).toBe(shown);
  });

  test('a day of this year stands without it', () => {
    expect(dayTitle(at('2026-11-22T00:00:00'), now)).toBe('11月22日 日曜日');
    expect(dayTitle(at('2025-11-22T00:00:00'), now)).toBe('2025年11月22日 土曜日');
  });
});

describe('in English', () => {
  beforeAll(() => showLanguage('en'));

  test('times and days follow the language', () => {
    expect(clockTime(at('2026-11-22T14:32:00')).replace(/\s/g, ' ')).toBe('2:32 PM');
    expect(dayTitle(at('2026-11-22T14:32:00'), now)).toBe('Sunday, November 22');
  });
});
