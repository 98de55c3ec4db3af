import { afterEach, expect, test, vi } from 'vitest';
import { signIn } from './session.ts';

afterEach(() => void vi.unstubAllGlobals());

test('how long the door stays shut is what the server says', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 429, headers: { 'retry-after': '872' } }));
  expect(await signIn('sato.taro', 'guess')).toEqual({ seconds: 872 });
});
