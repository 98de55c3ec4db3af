import { beforeAll, expect, test } from 'vitest';
import { showLanguage } from '../../i18n/index.ts';
import { deviceName } from './device-name.ts';

beforeAll(() => showLanguage('ja'));

test.each([
  [
    'iPhoneのSafari',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  ],
  [
    'WindowsのEdge',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  ],
  [
    'AndroidのChrome',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  ],
  ['LinuxのFirefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'],
])('a signed-in device is called %s', (name, userAgent) => {
  expect(deviceName(userAgent)).toBe(name);
});

test('a device that does not say what it is stays unknown', () => {
  expect(deviceName(null)).toBe('不明な端末');
  expect(deviceName('curl/8.5')).toBe('不明な端末');
});
