import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal, Show } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { MenuAt } from './menu-at.tsx';

afterEach(cleanup);

it('A menu beside a row is named, does the chosen act, and gives the focus back to the row', async () => {
  const reply = vi.fn();
  const [anchor, setAnchor] = createSignal<HTMLElement>();
  render(() => (
    <>
      <button type="button" onClick={(event) => setAnchor(event.currentTarget)}>
        行
      </button>
      <Show when={anchor()}>
        {(row) => (
          <MenuAt
            label="メッセージの操作"
            anchor={row()}
            items={[{ label: '返信', onSelect: reply }]}
            onClose={() => setAnchor(undefined)}
          />
        )}
      </Show>
    </>
  ));
  const row = screen.getByRole('button', { name: '行' });
  row.focus();
  fireEvent.click(row);
  await screen.findByRole('menu', { name: 'メッセージの操作' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: '返信' })));
  fireEvent.keyDown(screen.getByRole('menuitem', { name: '返信' }), { key: 'Enter' });
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(row));
  expect(reply).toHaveBeenCalledOnce();
});
