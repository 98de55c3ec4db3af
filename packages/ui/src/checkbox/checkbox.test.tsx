import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { RadioGroup } from '../radio-group/radio-group.tsx';
import { Select } from '../select/select.tsx';
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

it('A radio that is not allowed leaves the choice where it was', () => {
  const change = vi.fn();
  const options = [
    { value: 'line', label: 'LINEに送信' },
    { value: 'note', label: 'メモ', disabledReason: 'このルームでは使えません' },
  ] as const;
  render(() => <RadioGroup label="送り先" options={options} value="line" onChange={change} />);
  fireEvent.click(screen.getByRole('radio', { name: 'メモ' }));
  expect(change).not.toHaveBeenCalled();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'LINEに送信' }).checked).toBe(true);
});

it('A list that may not be changed keeps its value and says why', () => {
  const change = vi.fn();
  const options = [
    { value: 'ja', label: '日本語' },
    { value: 'en', label: 'English' },
  ] as const;
  render(() => (
    <Select label="言語" options={options} value="ja" onChange={change} disabledReason="管理者が決めました" />
  ));
  const list = screen.getByLabelText<HTMLSelectElement>('言語');
  fireEvent.change(list, { target: { value: 'en' } });
  expect(change).not.toHaveBeenCalled();
  expect(list.value).toBe('ja');
});
