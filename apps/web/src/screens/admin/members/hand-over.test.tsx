import { cleanup, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal, Show } from 'solid-js';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { showLanguage } from '../../../i18n/index.ts';
import { ja } from '../../../i18n/ja.ts';
import { hasUnfinished } from '../../../state/unfinished.ts';
import { HandOver } from './hand-over.tsx';

beforeAll(() => showLanguage('ja'));
let visit = 0;
beforeEach(() => history.pushState({ _depth: ++visit }, '', `/admin/members/${visit}`));
afterEach(cleanup);

const { copyBoth, done, unsaved } = ja.adminMembers.add;
// The one among the form's own buttons comes before the cross of the window.
const press = (name: string) => screen.getAllByRole('button', { name })[0]!.click();

function handOver(): () => boolean {
  const [open, setOpen] = createSignal(true);
  render(() => (
    <Show when={open()}>
      <HandOver title="追加しました" body="" memberId="suzuki" password="ひみつ" close={() => setOpen(false)} />
    </Show>
  ));
  return open;
}

test('Back asks before a password that is shown only once is gone, and leaves it standing', async () => {
  const open = handOver();
  expect(hasUnfinished()).toBe(true);
  history.back();
  await screen.findByRole('alertdialog', { name: unsaved.title });
  press(unsaved.cancelLabel);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect([open(), screen.getByText('ひみつ').textContent]).toEqual([true, 'ひみつ']);
  history.back();
  (await screen.findByRole('button', { name: unsaved.confirmLabel })).click();
  await waitFor(() => expect([open(), hasUnfinished()]).toEqual([false, false]));
});

test('who says that they are done with the password is not asked', () => {
  const open = handOver();
  press(done);
  expect(open()).toBe(false);
});

test('a password that was copied may go without a question', async () => {
  const clipboard = { writeText: () => Promise.resolve() };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  const open = handOver();
  press(copyBoth);
  await waitFor(() => expect(hasUnfinished()).toBe(false));
  history.back();
  await waitFor(() => expect(open()).toBe(false));
});
