import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { List } from './list.tsx';
import { ListRow } from './list-row.tsx';

afterEach(cleanup);

it('The row of the open room is marked as the current page', () => {
  render(() => (
    <List label="トーク">
      <ListRow title="田中 美咲" href="/rooms/1" current />
      <ListRow title="営業" href="/rooms/2" />
    </List>
  ));
  const [open, other] = screen.getAllByRole('link');
  expect(open!.getAttribute('aria-current')).toBe('page');
  expect(other!.hasAttribute('aria-current')).toBe(false);
});

it('Somebody who may not be chosen is shown with the reason, and choosing does nothing', () => {
  const choose = vi.fn();
  render(() => (
    <List label="メンバー">
      <ListRow title="鈴木 葵" onSelect={choose} disabledReason="外部トークが許可されていません" />
    </List>
  ));
  const row = screen.getByRole('button');
  fireEvent.click(row);
  expect(choose).not.toHaveBeenCalled();
  expect(row.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(row.getAttribute('aria-describedby')!)?.textContent).toBe(
    '外部トークが許可されていません',
  );
});
