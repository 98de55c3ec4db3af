import 'fake-indexeddb/auto';
import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sato, tanakaRoom } from '../../test/cast.ts';
import { attachPrepared, takeAttached } from '../screens/room/composer/attach/tray.ts';
import { keepDraft } from './drafts.ts';
import { forgetEverything, hydrate } from './hydrate.ts';
import { askBeforeUnload, hasUnfinished, holdsUnfinished, whenFinished } from './unfinished.ts';

askBeforeUnload();
/** Whether the browser would ask somebody who leaves the page now. */
const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
const voice = {
  file: new Blob(['m4a']),
  name: '音声.m4a',
  mimeType: 'audio/mp4',
  durationMs: 1000,
  recorded: true,
} as const;

beforeEach(async () => void (await hydrate(sato.id)));
afterEach(async () => {
  vi.restoreAllMocks();
  await forgetEverything();
});

test('whoever leaves with files beside the words is asked, and nobody else', () => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  expect(asks()).toBe(false);
  attachPrepared(tanakaRoom.id, voice);
  expect(asks()).toBe(true);
  takeAttached(tanakaRoom.id);
  expect(asks()).toBe(false);
});

test('a draft that the device keeps is no reason to ask; one that it does not keep is', async () => {
  keepDraft(tanakaRoom.id, '下書き');
  await vi.waitFor(() => expect(asks()).toBe(false));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  });
  keepDraft(tanakaRoom.id, '下書き、続き');
  await vi.waitFor(() => expect(asks()).toBe(true));
});

test('a new version that came into use waits for what is unfinished, and for nothing else', () => {
  const reload = vi.fn();
  whenFinished(reload);
  expect(reload).toHaveBeenCalledTimes(1);
  const [recording, setRecording] = createSignal(true);
  const leave = createRoot((end) => {
    holdsUnfinished(recording);
    return end;
  });
  whenFinished(reload);
  expect(reload).toHaveBeenCalledTimes(1);
  setRecording(false);
  expect(reload).toHaveBeenCalledTimes(2);
  leave();
  expect(hasUnfinished()).toBe(false);
});

test('what a screen had begun ends with the screen, and what a member had with the member', async () => {
  createRoot((leave) => {
    holdsUnfinished(() => true);
    expect(hasUnfinished()).toBe(true);
    leave();
  });
  expect(hasUnfinished()).toBe(false);
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  attachPrepared(tanakaRoom.id, voice);
  await forgetEverything();
  expect(asks()).toBe(false);
});
