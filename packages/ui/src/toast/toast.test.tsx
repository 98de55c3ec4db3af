import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ToastRegion } from './toast-region.tsx';
import { toaster } from './toaster.ts';

beforeEach(() => {
  vi.useFakeTimers();
  render(() => <ToastRegion label="お知らせ" dismissLabel="閉じる" />);
});
afterEach(() => {
  for (const toast of toaster.toasts()) toaster.dismiss(toast.id);
  cleanup();
  vi.useRealTimers();
});

it('News is read out politely, an alarm at once', () => {
  toaster.show({ text: 'リンクをコピーしました' });
  toaster.show({ tone: 'alarm', text: '送信できませんでした' });
  expect(screen.getByRole('status').textContent).toBe('リンクをコピーしました');
  expect(screen.getByRole('alert').textContent).toBe('送信できませんでした');
});

it('News goes after six seconds, an alarm stays until it is put away', () => {
  toaster.show({ text: 'コピーしました' });
  toaster.show({ tone: 'alarm', text: '送信できませんでした' });
  vi.advanceTimersByTime(6_000);
  expect(screen.queryByText('コピーしました')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '閉じる' }));
  expect(screen.queryByText('送信できませんでした')).toBeNull();
});

it('While the pointer is over the toasts, none goes away', () => {
  toaster.show({ text: 'コピーしました' });
  fireEvent.pointerEnter(screen.getByRole('region'));
  vi.advanceTimersByTime(60_000);
  expect(screen.getByText('コピーしました')).toBeTruthy();
  fireEvent.pointerLeave(screen.getByRole('region'));
  vi.advanceTimersByTime(6_000);
  expect(screen.queryByText('コピーしました')).toBeNull();
});

it('The same words twice are one toast', () => {
  toaster.show({ text: 'コピーしました' });
  toaster.show({ text: 'コピーしました' });
  expect(screen.getAllByText('コピーしました')).toHaveLength(1);
});

it('The action of a toast is done once, and the toast goes', () => {
  const undo = vi.fn();
  toaster.show({ text: '削除しました', action: { label: '元に戻す', onSelect: undo } });
  fireEvent.click(screen.getByRole('button', { name: '元に戻す' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(toaster.toasts()).toHaveLength(0);
});
