import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { hasUnfinished } from '../../state/unfinished.ts';
import { Folding } from './folding.tsx';

beforeAll(() => showLanguage('ja'));
beforeEach(() => history.pushState({ _depth: 1 }, '', '/settings'));
afterEach(cleanup);

const { title, confirmLabel, cancelLabel } = ja.common.unsaved;
const [folded, setFolded] = createSignal(false);
const [words, setWords] = createSignal('');
function unfold(): void {
  setFolded(false);
  setWords('');
  const place = createMemoryHistory();
  const Form = () => <>{folded() ? null : <Folding unsaved={words() !== ''} fold={() => setFolded(true)} />}</>;
  render(() => (
    <MemoryRouter history={place}>
      <Route path="/" component={Form} />
    </MemoryRouter>
  ));
}

test('Back folds a form in which nothing was written', async () => {
  unfold();
  history.back();
  await waitFor(() => expect(folded()).toBe(true));
});

test('Back asks before the words in an unfolded form are lost, and keeps them when one goes on writing', async () => {
  unfold();
  setWords('新しいパスワード');
  expect(hasUnfinished()).toBe(true);
  history.back();
  await screen.findByRole('alertdialog', { name: title });
  (await screen.findByRole('button', { name: cancelLabel })).click();
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect([folded(), hasUnfinished()]).toEqual([false, true]);
  history.back();
  (await screen.findByRole('button', { name: confirmLabel })).click();
  await waitFor(() => expect([folded(), hasUnfinished()]).toEqual([true, false]));
});
