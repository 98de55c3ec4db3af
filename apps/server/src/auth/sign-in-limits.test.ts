import { expect, test } from 'vitest';
import { SignInLimits } from './sign-in-limits.ts';

const memberId = 'sato.taro';
const stranger = { memberId, ip: '192.0.2.1', device: null };

function guessFromEverywhere(limits: SignInLimits): void {
  for (let address = 1; address <= 13; address++)
    for (let guess = 0; guess < 10; guess++) limits.count({ ...stranger, ip: `198.51.100.${address}` });
}

test('strangers who guess from everywhere stop strangers, and not the device that the member knows', () => {
  const limits = new SignInLimits();
  guessFromEverywhere(limits);
  expect(limits.count(stranger)).toBeGreaterThan(0);
  expect(limits.count({ ...stranger, device: 'laptop' })).toBe(0);
});

test('a crowd behind one address stops the address, and not the device that the member knows', () => {
  const limits = new SignInLimits();
  for (let guess = 0; guess < 100; guess++) limits.count({ ...stranger, memberId: `member-${guess}` });
  expect(limits.count(stranger)).toBeGreaterThan(0);
  expect(limits.count({ ...stranger, device: 'laptop' })).toBe(0);
});

test('a stolen device is no way to guess on', () => {
  const limits = new SignInLimits();
  const thief = { ...stranger, device: 'laptop' };
  for (let guess = 0; guess < 10; guess++) expect(limits.count(thief)).toBe(0);
  expect(limits.count({ ...thief, ip: '192.0.2.2' })).toBeGreaterThan(0);
  expect(limits.count({ ...stranger, device: 'phone' })).toBe(0);
});

test('a right password takes its try back', () => {
  const limits = new SignInLimits();
  for (let time = 0; time < 30; time++) {
    expect(limits.count(stranger)).toBe(0);
    limits.wasNoGuess(stranger);
  }
});
