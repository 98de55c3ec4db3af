import { expect, test } from 'vitest';
import { Attempts, addressKey } from './attempts.ts';

test('after the last allowed guess one waits until the window has passed', () => {
  let now = 0;
  const attempts = new Attempts(2, 60_000, () => now);
  attempts.count('sato.taro');
  expect(attempts.secondsToWait('sato.taro')).toBe(0);
  now = 10_000;
  attempts.count('sato.taro');
  expect(attempts.secondsToWait('sato.taro')).toBe(50);
  expect(attempts.secondsToWait('suzuki.aoi')).toBe(0);
  now = 60_000;
  expect(attempts.secondsToWait('sato.taro')).toBe(0);
});

test('a sign-in that succeeds is not a guess', () => {
  const attempts = new Attempts(1, 60_000);
  attempts.count('192.0.2.1');
  attempts.forgive('192.0.2.1');
  expect(attempts.secondsToWait('192.0.2.1')).toBe(0);
});

test('all addresses of one IPv6 subscriber count as one', () => {
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:db8:1:2::1'));
  expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
  expect(addressKey('::1')).toBe('0:0:0:0');
  expect(addressKey('192.0.2.1')).toBe('192.0.2.1');
  expect(addressKey('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1');
});
