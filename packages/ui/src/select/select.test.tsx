import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { Select } from './select.tsx';

afterEach(cleanup);

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
