import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { TextField } from './text-field.tsx';

afterEach(cleanup);

it('What is typed is told, and the input keeps its own attributes', () => {
  const change = vi.fn();
  render(() => <TextField label="メンバーID" autocomplete="username" value="" onChange={change} />);
  const input = screen.getByLabelText<HTMLInputElement>('メンバーID');
  fireEvent.input(input, { target: { value: 'sato.taro' } });
  expect(change).toHaveBeenCalledWith('sato.taro');
  expect(input.getAttribute('autocomplete')).toBe('username');
});

it('Description and error both describe the field, and the error marks it invalid', () => {
  render(() => <TextField label="社名" description="LINEの相手に見えます" errorMessage="20文字までです" />);
  const input = screen.getByLabelText('社名');
  expect(descriptionOf(input)).toBe('LINEの相手に見えます 20文字までです');
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

it('A field that may not be changed can be focused and read, and says why', () => {
  render(() => <TextField label="社名" value="縁側商事" disabledReason="会社名は管理者だけが変更できます" />);
  const input = screen.getByLabelText<HTMLInputElement>('社名');
  input.focus();
  expect(document.activeElement).toBe(input);
  expect(input.readOnly).toBe(true);
  expect(descriptionOf(input)).toBe('会社名は管理者だけが変更できます');
});

it('A password can be shown and hidden again without losing the input', () => {
  render(() => <TextField label="パスワード" type="password" passwordToggle={{ show: '表示', hide: '隠す' }} />);
  const input = screen.getByLabelText<HTMLInputElement>('パスワード');
  fireEvent.click(screen.getByRole('button', { name: '表示' }));
  expect(input.type).toBe('text');
  fireEvent.click(screen.getByRole('button', { name: '隠す' }));
  expect(input.type).toBe('password');
});

it('A field of several lines is a textarea with the same frame', () => {
  render(() => <TextField label="メモ" multiline value="一行目" errorMessage="長すぎます" />);
  const area = screen.getByLabelText('メモ');
  expect(area.tagName).toBe('TEXTAREA');
  expect(descriptionOf(area)).toBe('長すぎます');
});

function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}
