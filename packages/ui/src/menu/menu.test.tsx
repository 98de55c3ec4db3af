import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { Menu } from './menu.tsx';

afterEach(cleanup);

const rename = vi.fn();
const leave = vi.fn();

async function openMenu() {
  render(() => (
    <Menu
      label="その他"
      items={[
        { label: 'ルーム名を変更', onSelect: rename, disabledReason: '3人以上で変更できます' },
        { label: '退出', onSelect: leave, danger: true },
      ]}
    />
  ));
  fireEvent.keyDown(screen.getByRole('button', { name: 'その他' }), { key: 'Enter' });
  await screen.findByRole('menu');
}

it('Choosing an item does its work and closes the menu', async () => {
  await openMenu();
  fireEvent.keyDown(screen.getByRole('menuitem', { name: '退出' }), { key: 'Enter' });
  expect(leave).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
});

it('An item that is not allowed can be reached, says why, and does nothing', async () => {
  await openMenu();
  const item = screen.getByRole('menuitem', { name: 'ルーム名を変更' });
  await waitFor(() => expect(item.hasAttribute('data-highlighted')).toBe(true));
  expect(item.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(item.getAttribute('aria-describedby')!)?.textContent).toBe('3人以上で変更できます');
  fireEvent.keyDown(item, { key: 'Enter' });
  expect(rename).not.toHaveBeenCalled();
  expect(screen.getByRole('menu')).toBeTruthy();
});
