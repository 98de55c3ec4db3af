// @vitest-environment node
import { expect, test } from 'vitest';
import { notices } from './third-party.ts';

test('everything that ships is named with its licence, and what lies within a package too', () => {
  const text = notices();
  const heads = text.split(`\n${'='.repeat(78)}\n\n`).map((part) => part.split('\n', 4).join(' '));
  for (const name of [
    'mediabunny',
    '@mediabunny/aac-encoder',
    'solid-js',
    'workbox-precaching',
    'sharp',
    'kysely',
    'pg',
  ]) {
    expect(heads.some((head) => head.includes(`${name} `))).toBe(true);
  }
  expect(text).toContain('the AAC encoder of FFmpeg');
  expect(text).toMatch(/\| libvips +\| LGPLv3/);
  expect(text).toContain('GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 2.1');
  expect(text).not.toMatch(/@engawa\/|\/node_modules\//);
});
