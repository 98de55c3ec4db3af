import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { event, item, posted, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { showMember } from '../api/page-member.ts';
import { applyEvent } from './apply-event.ts';
import { applySnapshot } from './apply-list.ts';
import { cache, deviceKeeps } from './cache.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { forgetEverything, hydrate } from './hydrate.ts';
import { knowledge, take } from './known.ts';
import { keepMediaFor, thumbOf } from './media-cache.ts';
import { flush, rememberFrom } from './remember.ts';
import { noteSticker, recentStickers } from './sticker-recents.ts';
import { unkeptCount, unsentIn, write } from './unsent.ts';
import { isKept } from './unsent-memory.ts';

/** What the browser does, not we: a device without room refuses whatever is put. */
function noRoomLeft() {
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  });
}

beforeEach(async () => {
  rememberFrom(knowledge);
  await hydrate(sato.id);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await forgetEverything();
  vi.unstubAllGlobals();
});

test('a device without room says so, and words that wait only in the page are not said to be kept', async () => {
  noRoomLeft();
  write(tanakaRoom.id, { content: { kind: 'text', text: '明日伺います' } });
  await vi.waitFor(() => expect(deviceKeeps()).toBe('full'));
  const [waiting] = unsentIn(tanakaRoom.id);
  expect([isKept(waiting!.id), unkeptCount()]).toEqual([false, 1]);
  keepDraft(tanakaRoom.id, '下書き');
  expect(draftOf(tanakaRoom.id)).toBe('下書き');
});

test('a file that the device does not take is not said to be kept, though its message is', async () => {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'file') throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    return put.apply(this, args);
  });
  const content = {
    kind: 'media',
    mediaId: 'f',
    name: '棚.mp4',
    mimeType: 'video/mp4',
    bytes: 4,
    uploaded: false,
  } as const;
  write(tanakaRoom.id, { content, file: { file: new Blob(['film']) } });
  await vi.waitFor(() => expect(unkeptCount()).toBe(1));
});

test('once there is room again, words are kept again', async () => {
  const full = noRoomLeft();
  keepDraft(tanakaRoom.id, '一');
  await vi.waitFor(() => expect(deviceKeeps()).toBe('full'));
  full.mockRestore();
  keepDraft(tanakaRoom.id, '一二');
  await vi.waitFor(() => expect(deviceKeeps()).toBe('yes'));
  expect(await cache()!.get('draft', tanakaRoom.id)).toBe('一二');
});

test('a connection to the memory that was lost is made anew, and nothing is lost with it', async () => {
  cache()!.close();
  keepDraft(tanakaRoom.id, '下書き');
  await vi.waitFor(async () => expect(await cache()!.get('draft', tanakaRoom.id)).toBe('下書き'));
  expect(deviceKeeps()).toBe('yes');
});

test('a browser that never opens the memory lets the app begin without it, and it says so', async () => {
  await forgetEverything();
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => new IDBOpenDBRequest());
  vi.useFakeTimers();
  const begun = hydrate(sato.id);
  await vi.runAllTimersAsync();
  expect(await begun).toBeNull();
  expect(deviceKeeps()).toBe('no');
  keepDraft(tanakaRoom.id, '下書き');
  expect(draftOf(tanakaRoom.id)).toBe('下書き');
});

test('words that were taken back do not rest on a device that can write nothing more', async () => {
  const hello = () => says(11, tanaka, 'こんにちは');
  take(applySnapshot(knowledge(), { rooms: [item(tanakaRoom)], faces: [], seq: 10 }));
  take([{ of: 'cursor', seq: 10 }]);
  take(applyEvent(knowledge(), posted(hello())));
  flush();
  const held = async () => JSON.stringify(await cache()!.getAll('room'));
  await vi.waitFor(async () => expect(await held()).toContain('こんにちは'));
  noRoomLeft();
  take(
    applyEvent(
      knowledge(),
      event(12, { kind: 'message.changed', message: { ...hello(), content: { kind: 'unsent' } } }),
    ),
  );
  await vi.waitFor(async () => expect(await held()).not.toContain('こんにちは'));
});

test('a picture is shown though the device cannot keep it', async () => {
  const full = () => Promise.reject(new DOMException('The quota has been exceeded.', 'QuotaExceededError'));
  vi.stubGlobal('caches', {
    open: async () => ({ match: async () => undefined, put: full }),
    delete: async () => true,
  });
  vi.stubGlobal('fetch', async () => new Response('picture'));
  keepMediaFor(sato.id);
  expect(await (await thumbOf('m', 'f'))!.text()).toBe('picture');
});

test('a picture is shown though the browser never opens its cache', async () => {
  vi.stubGlobal('caches', { open: () => new Promise(() => {}), delete: async () => true });
  vi.stubGlobal('fetch', async () => new Response('picture'));
  vi.useFakeTimers();
  keepMediaFor(sato.id);
  const shown = thumbOf('m', 'f');
  await vi.runAllTimersAsync();
  expect(await (await shown)!.text()).toBe('picture');
});

test('of what was chosen last nothing stays on the device of who signs out', async () => {
  showMember(sato.id);
  noteSticker({ packageId: '446', stickerId: '1988' });
  expect(recentStickers()).toHaveLength(1);
  await forgetEverything();
  expect(JSON.stringify({ ...localStorage })).not.toContain(sato.id);
  expect(recentStickers()).toEqual([]);
  showMember(null);
});
