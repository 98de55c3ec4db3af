import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

afterEach(cleanup);

const reason = '3人以上のトークルームで変更できます';

it('A button that is allowed does its work', () => {
  const rename = vi.fn();
  render(() => <Button onClick={rename}>ルーム名を変更</Button>);
  fireEvent.click(screen.getByRole('button', { name: 'ルーム名を変更' }));
  expect(rename).toHaveBeenCalledOnce();
});

it('A button that is not allowed does nothing, keeps the focus, and its reason is its description', () => {
  const rename = vi.fn();
  render(() => (
    <Button onClick={rename} disabledReason={reason}>
      ルーム名を変更
    </Button>
  ));
  const button = screen.getByRole('button', { name: 'ルーム名を変更' });
  button.focus();
  fireEvent.click(button);
  expect(rename).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toBe(reason);
});

it('Pressing a button that is not allowed shows why, and Escape puts the reason away', () => {
  render(() => <Button disabledReason={reason}>ルーム名を変更</Button>);
  const button = screen.getByRole('button');
  fireEvent.click(button);
  expect(bubbleOf(button).hasAttribute('data-open')).toBe(true);
  fireEvent.keyDown(button, { key: 'Escape' });
  expect(bubbleOf(button).hasAttribute('data-open')).toBe(false);
});

it('A button that is not allowed sends no form', () => {
  const send = vi.fn((event: Event) => event.preventDefault());
  render(() => (
    <form onSubmit={send}>
      <Button type="submit" disabledReason={reason}>
        保存
      </Button>
    </form>
  ));
  fireEvent.click(screen.getByRole('button'));
  expect(send).not.toHaveBeenCalled();
});

it('A button becomes usable in place, without losing the focus, when its reason goes away', () => {
  const rename = vi.fn();
  const [why, setWhy] = createSignal<string | undefined>(reason);
  render(() => (
    <Button onClick={rename} disabledReason={why()}>
      変更
    </Button>
  ));
  const button = screen.getByRole('button');
  button.focus();
  setWhy(undefined);
  fireEvent.click(button);
  expect(document.activeElement).toBe(button);
  expect(rename).toHaveBeenCalledOnce();
  expect(button.hasAttribute('aria-describedby')).toBe(false);
});

it('A busy button takes no second press', () => {
  const send = vi.fn();
  render(() => (
    <Button busy onClick={send}>
      送信
    </Button>
  ));
  fireEvent.click(screen.getByRole('button'));
  expect(send).not.toHaveBeenCalled();
});

it('A picture button is named by its label, and described by its reason', () => {
  const send = vi.fn();
  render(() => (
    <IconButton icon="send" label="LINEに送信" disabledReason="外部トークの権限がありません" onClick={send} />
  ));
  const button = screen.getByRole('button', { name: 'LINEに送信' });
  fireEvent.click(button);
  expect(send).not.toHaveBeenCalled();
  expect(bubbleOf(button).textContent).toBe('外部トークの権限がありません');
});

function bubbleOf(button: HTMLElement): HTMLElement {
  return document.getElementById(button.getAttribute('aria-describedby')!)!;
}
