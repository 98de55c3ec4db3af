import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { part } from './part.tsx';

beforeAll(() => showLanguage('ja'));
afterEach(cleanup);

const stickers = { default: () => <p>スタンプ</p> };
const offline = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

test('a part that cannot be loaded says so, the rest of the screen stays, and once there is a connection it is there', async () => {
  const load = vi.fn(offline as () => Promise<typeof stickers>);
  const Stickers = part(load);
  render(() => (
    <>
      <p>トーク</p>
      <Stickers onClose={() => {}} />
    </>
  ));
  await screen.findByText(ja.page.notLoaded.title);
  expect(screen.getByText('トーク')).toBeTruthy();
  load.mockResolvedValue(stickers);
  fireEvent.click(screen.getByRole('button', { name: ja.page.notLoaded.again }));
  await screen.findByText('スタンプ');
  expect(screen.queryByText(ja.page.notLoaded.title)).toBeNull();
});

test('who does not want to wait for it closes it', async () => {
  const closed = vi.fn();
  const Stickers = part<object>(offline);
  render(() => <Stickers onClose={closed} />);
  fireEvent.click(await screen.findByRole('button', { name: ja.common.close }));
  expect(closed).toHaveBeenCalledOnce();
});
