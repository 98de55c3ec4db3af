import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { Checkbox } from './checkbox.tsx';

afterEach(cleanup);

it('A tick asks for the change, and stands only once the change is given', () => {
  const change = vi.fn();
  render(() => <Checkbox label="鈴木 葵" checked={false} onChange={change} />);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: '鈴木 葵' });
  fireEvent.click(box);
  expect(change).toHaveBeenCalledWith(true);
  expect(box.checked).toBe(false);
});

it('A tick that is not allowed changes nothing', () => {
  const change = vi.fn();
  render(() => <Checkbox label="鈴木 葵" checked={false} onChange={change} disabledReason="権限がありません" />);
  const box = screen.getByRole<HTMLInputElement>('checkbox');
  fireEvent.click(box);
  expect(change).not.toHaveBeenCalled();
  expect(box.checked).toBe(false);
});
