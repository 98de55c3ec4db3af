import { render, screen } from '@solidjs/testing-library';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { TryAgain } from './try-again.tsx';

const { tooMany } = ja.signIn;
beforeAll(() => showLanguage('ja'));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('whoever has to wait sees how long, counting down, and then that the door is open', () => {
  const until = Date.now() + 872_000;
  render(() => <TryAgain until={until} />);
  expect(screen.getByRole('timer').textContent).toBe(tooMany.left(14, 32));
  vi.advanceTimersByTime(32_000);
  expect(screen.getByRole('timer').textContent).toBe(tooMany.left(14, 0));
  expect(screen.getByRole('alert').textContent).toBe(tooMany.wait);
  vi.advanceTimersByTime(840_000);
  expect(screen.queryByRole('timer')).toBeNull();
  expect(screen.getByRole('alert').textContent).toBe(tooMany.over);
});
