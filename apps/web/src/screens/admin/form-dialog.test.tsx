import { fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { beforeAll, expect, test } from 'vitest';
import { showLanguage } from '../../i18n/index.ts';
import { hasUnfinished } from '../../state/unfinished.ts';
import { FormDialog } from './form-dialog.tsx';

beforeAll(() => showLanguage('ja'));

test('a form over the page is unfinished from the first letter until it is closed', () => {
  const [open, setOpen] = createSignal(true);
  render(() => (
    <FormDialog
      open={open()}
      close={() => setOpen(false)}
      title="追加"
      submitLabel="追加"
      busy={false}
      onSubmit={() => {}}
    >
      <input aria-label="名前" />
    </FormDialog>
  ));
  expect(hasUnfinished()).toBe(false);
  fireEvent.input(screen.getByLabelText('名前'), { target: { value: '鈴' } });
  expect(hasUnfinished()).toBe(true);
  setOpen(false);
  expect(hasUnfinished()).toBe(false);
});
