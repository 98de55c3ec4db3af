import { inputs } from '@engawa/domain';
import { expect, test } from 'vitest';
import { issueOf } from './field-checks.ts';
import { makePassword } from './make-password.ts';

test('a made password is taken by the server’s own rule', () => {
  expect(issueOf(inputs.password, makePassword())).toBeUndefined();
});

test('a made password has no sign that is mixed up when it is read aloud', () => {
  const many = Array.from({ length: 200 }, makePassword).join('');
  expect(many).toMatch(/^[a-z2-9-]+$/);
  expect(many).not.toMatch(/[lo01]/);
});

test('no two made passwords are the same', () => {
  expect(new Set(Array.from({ length: 200 }, makePassword)).size).toBe(200);
});
