import { expect, test } from 'vitest';
import { externalUrl, isPublicAddress, UnsafeAddressError } from './external-address.ts';

const strict = { loopback: false };

test.each([
  'https://127.0.0.1/a.jpg',
  'https://2130706433/a.jpg',
  'https://0x7f.1/a.jpg',
  'https://0177.0.0.1/a.jpg',
  'https://127.1/a.jpg',
  'https://10.0.0.8/a.jpg',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/a.jpg',
  'https://[::1]/a.jpg',
  'https://[fe80::1]/a.jpg',
  'https://[fd00::1]/a.jpg',
  'https://[::ffff:127.0.0.1]/a.jpg',
  'https://[::ffff:7f00:1]/a.jpg',
  'https://[64:ff9b::7f00:1]/a.jpg',
  'https://[64:ff9b:1::7f00:1]/a.jpg',
  'https://[2002:7f00:1::]/a.jpg',
  'https://[2001::1]/a.jpg',
  'https://[::7f00:1]/a.jpg',
  'http://files.example.com/a.jpg',
  'http://127.0.0.1/a.jpg',
  'https://files.example.com:8443/a.jpg',
  'https://somebody:secret@files.example.com/a.jpg',
  'ftp://files.example.com/a.jpg',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'a.jpg',
  '',
])('%s is not asked', (address) => {
  expect(() => externalUrl(address, strict)).toThrow(UnsafeAddressError);
});

test('an address of the public internet is asked', () => {
  expect(externalUrl('https://files.example.com/a.jpg?x=1', strict).href).toBe('https://files.example.com/a.jpg?x=1');
  expect(externalUrl('https://203.0.114.7/a.jpg', strict).hostname).toBe('203.0.114.7');
  expect(externalUrl('https://[2606:4700::1111]/a.jpg', strict).hostname).toBe('[2606:4700::1111]');
});

test('where LINE is a simulator on this machine, files of this machine are asked for, of the house still not', () => {
  const rules = { loopback: true };
  for (const address of ['http://127.0.0.1:4000/a.jpg', 'http://localhost:4000/a.jpg', 'http://[::1]:4000/a.jpg']) {
    expect(externalUrl(address, rules).href).toBe(address);
  }
  for (const address of ['http://10.0.0.8/a.jpg', 'http://files.example.com/a.jpg', 'file:///etc/passwd']) {
    expect(() => externalUrl(address, rules)).toThrow(UnsafeAddressError);
  }
});

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['0.0.0.0', false],
  ['192.168.1.1', false],
  ['172.16.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['192.0.2.1', false],
  ['198.18.0.1', false],
  ['::', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['::ffff:8.8.8.8', true],
  ['::ffff:10.0.0.1', false],
  ['nothing', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
