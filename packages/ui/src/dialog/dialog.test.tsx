import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { Button } from '../button/button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog } from './dialog.tsx';

afterEach(cleanup);

function Page() {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>新しいトーク</Button>
      <Dialog
        open={open()}
        onOpenChange={setOpen}
        title="相手を選ぶ"
        closeLabel="閉じる"
        footer={<Button>作成</Button>}
      />
    </>
  );
}

it('A dialog takes the focus, is named by its title, and hides the page from screen readers', async () => {
  render(() => <Page />);
  const opener = screen.getByRole('button', { name: '新しいトーク' });
  opener.focus();
  fireEvent.click(opener);
  const dialog = await screen.findByRole('dialog', { name: '相手を選ぶ' });
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await waitFor(() => expect(opener.closest('[aria-hidden="true"]')).not.toBeNull());
});

it('Tab does not leave a dialog', async () => {
  render(() => <Page />);
  fireEvent.click(screen.getByRole('button', { name: '新しいトーク' }));
  const dialog = await screen.findByRole('dialog');
  const last = screen.getByRole('button', { name: '閉じる' });
  last.focus();
  fireEvent.keyDown(last, { key: 'Tab' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: '作成' })));
  expect(dialog.contains(document.activeElement)).toBe(true);
});

it('Escape closes a dialog and gives the focus back', async () => {
  render(() => <Page />);
  const opener = screen.getByRole('button', { name: '新しいトーク' });
  opener.focus();
  fireEvent.click(opener);
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  fireEvent.keyDown(dialog, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

it('A question is answered only by its buttons: yes does the work, no does nothing', async () => {
  const block = vi.fn();
  const change = vi.fn();
  render(() => (
    <ConfirmDialog
      open
      onOpenChange={change}
      title="ブロックしますか"
      description="この相手からのメッセージは届かなくなります。"
      confirmLabel="ブロック"
      cancelLabel="やめる"
      onConfirm={block}
    />
  ));
  await screen.findByRole('alertdialog', { name: 'ブロックしますか' });
  fireEvent.click(screen.getByRole('button', { name: 'やめる' }));
  expect(change).toHaveBeenCalledWith(false);
  expect(block).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'ブロック' }));
  expect(block).toHaveBeenCalledOnce();
});
