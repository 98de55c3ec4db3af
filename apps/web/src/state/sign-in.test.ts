import type { Denial } from '@engawa/domain';
import { afterEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../i18n/index.ts';
import { signInRefusal } from '../screens/sign-in/sign-in-refusal.ts';
import { signIn } from './session.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a page at an address that the server does not know hears both addresses, not that its member is suspended', async () => {
  const denial = { code: 'wrongAddress', params: { opened: 'https://a.example', expected: 'https://b.example' } };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ denial }), { status: 403 }));
  const outcome = await signIn('sato.taro', 'right');
  expect(outcome).toEqual({ denial });
  await showLanguage('ja');
  expect(signInRefusal(outcome as { denial: Denial })).toMatch(/https:\/\/a\.example.*https:\/\/b\.example/);
});

test('how long the door stays shut is what the server says', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 429, headers: { 'retry-after': '872' } }));
  expect(await signIn('sato.taro', 'guess')).toEqual({ seconds: 872 });
});
