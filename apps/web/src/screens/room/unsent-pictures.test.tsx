import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { tanakaRoom } from '../../../test/cast.ts';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { unsentIn, unsentStore } from '../../state/unsent.ts';
import { keepFile } from '../../state/unsent-files.ts';
import type { UnsentMessage } from '../../state/unsent-queue.ts';
import { UnsentList } from './unsent-list.tsx';

const room = tanakaRoom;
/** Addresses of pictures in this page's memory. */
const open = new Set<string>();
let made = 0;
const photo = (id: string): UnsentMessage => ({
  id,
  roomId: room.id,
  sendId: '1',
  content: { kind: 'media', mediaId: `m${id}`, name: `${id}.jpg`, mimeType: 'image/jpeg', bytes: 9, uploaded: false },
  writtenAt: '2026-11-22T05:00:00.000Z',
  state: 'waiting',
});
const shown = () => screen.queryAllByRole('img').map((image) => image.getAttribute('alt'));

beforeAll(() => showLanguage('ja'));
beforeEach(() => {
  vi.stubGlobal('URL', {
    createObjectURL: () => {
      const address = `blob:${++made}`;
      open.add(address);
      return address;
    },
    revokeObjectURL: (address: string) => open.delete(address),
  });
  const photos = ['1', '2', '3', '4', '5'].map(photo);
  for (const { id } of photos) void keepFile(`m${id}`, { file: new Blob(['x']) });
  unsentStore.reset(photos);
  render(() => <UnsentList roomId={room.id} room={room} />);
});
afterEach(() => {
  cleanup();
  unsentStore.reset([]);
  vi.unstubAllGlobals();
});

test('five photos on their way are one grid of pictures, each of which can be stopped', async () => {
  await waitFor(() => expect(shown()).toHaveLength(5));
  expect(screen.getAllByRole('list', { name: ja.message.album.label(5) })).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: ja.composer.unsent.cancelOf('2.jpg') }));
  expect(unsentIn(room.id).map(({ id }) => id)).toEqual(['1', '3', '4', '5']);
  expect(shown()).toEqual(['1.jpg', '3.jpg', '4.jpg', '5.jpg']);
});

test('the memory of a picture is let go with its place, one by one and with the page', async () => {
  await waitFor(() => expect(open.size).toBe(5));
  unsentStore.sent('1');
  expect(open.size).toBe(4);
  cleanup();
  expect(open.size).toBe(0);
});
