import { expect, test } from 'vitest';
import { KnownDevices } from './known-devices.ts';

const devices = new KnownDevices('key', true);
const sent = (setCookie: string) => setCookie.split(';')[0]!;

test('a device knows who signed in on it, and nobody else', () => {
  const cookie = sent(devices.remember('', 'sato.taro'));
  expect(devices.knows(`other=1; ${cookie}`, 'sato.taro')).toMatch(/^[\w-]{12}$/);
  expect(devices.knows(cookie, 'suzuki.aoi')).toBeNull();
  const both = sent(devices.remember(cookie, 'suzuki.aoi'));
  expect(devices.knows(both, 'sato.taro')).toBe(devices.knows(both, 'suzuki.aoi'));
});

test('nobody makes a device known by themselves', () => {
  const cookie = sent(new KnownDevices('another key', true).remember('', 'sato.taro'));
  expect(devices.knows(cookie, 'sato.taro')).toBeNull();
  expect(devices.knows('engawa.device=%E0%A4%A; engawa.device', 'sato.taro')).toBeNull();
});

test('no script reads the cookie, no other site sends it, and it stays within what browsers keep', () => {
  const first = devices.remember('', 'a'.repeat(32));
  expect(first).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  let cookie = sent(first);
  for (let member = 0; member < 20; member++) cookie = sent(devices.remember(cookie, `${member}`.padEnd(32, 'x')));
  expect(cookie.length).toBeLessThan(1000);
});
