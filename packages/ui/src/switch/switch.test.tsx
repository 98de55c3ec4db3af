import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { Switch } from './switch.tsx';

afterEach(cleanup);

it('A switch is a real button, so Space and Enter work, and it tells its state', () => {
  const [on, setOn] = createSignal(false);
  render(() => <Switch label="外部トークを許可" checked={on()} onChange={setOn} />);
  const control = screen.getByRole<HTMLButtonElement>('switch', { name: '外部トークを許可' });
  expect([control.tagName, control.type, control.tabIndex]).toEqual(['BUTTON', 'button', 0]);
  fireEvent.click(control);
  expect(control.getAttribute('aria-checked')).toBe('true');
});

it('A switch that is not allowed stays as it is, and says why', () => {
  const change = vi.fn();
  const reason = 'お名前が LINE の上限より長いため許可できません';
  render(() => <Switch label="外部トークを許可" checked={false} onChange={change} disabledReason={reason} />);
  const control = screen.getByRole('switch');
  fireEvent.click(control);
  expect(change).not.toHaveBeenCalled();
  expect(document.getElementById(control.getAttribute('aria-describedby')!)?.textContent).toBe(reason);
});
