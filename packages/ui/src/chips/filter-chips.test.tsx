import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { FilterChips } from './filter-chips.tsx';

afterEach(cleanup);

it('The chips are one stop for Tab, and arrows move the choice and the focus round', () => {
  const [value, setValue] = createSignal<'all' | 'line' | 'inside'>('all');
  const options = [
    { value: 'all', label: 'すべて' },
    { value: 'line', label: 'LINE' },
    { value: 'inside', label: '社内' },
  ] as const;
  render(() => <FilterChips label="絞り込み" options={options} value={value()} onChange={setValue} />);
  const chips = screen.getAllByRole('radio');
  fireEvent.keyDown(chips[0]!, { key: 'ArrowLeft' });
  expect(value()).toBe('inside');
  expect(document.activeElement).toBe(chips[2]);
  expect(chips.map((chip) => chip.tabIndex)).toEqual([-1, -1, 0]);
});
