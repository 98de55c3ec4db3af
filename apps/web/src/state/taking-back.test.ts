import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sato, says, suzuki, tanakaRoom } from '../../test/cast.ts';

/** What another page of the same browser is: the same memory, modules of its own. */
async function openTab() {
  vi.resetModules();
  const [hydration, known, remembering, page, sends, unsent] = await Promise.all([
    import('./hydrate.ts'),
    import('./known.ts'),
    import('./remember.ts'),
    import('../api/page-member.ts'),
    import('./sends.ts'),
    import('./unsent.ts'),
  ]);
  remembering.rememberFrom(known.knowledge);
  await hydration.hydrate(sato.id);
  page.showMember(sato.id);
  return { ...sends, ...unsent, leaves: hydration.forgetEverything };
}

/** Everything on the disk, as one text. */
async function disk(): Promise<string> {
  const db = await openDB(`engawa-${sato.id}`);
  const all = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
  db.close();
  return JSON.stringify(all);
}

const film = (seq: number, author: typeof sato) =>
  says(seq, author, '', {
    content: {
      kind: 'video',
      media: { id: `f-${seq}`, name: '棚.mp4', mimeType: 'video/mp4', bytes: 4, status: 'ready' },
    },
    delivery: { status: 'waiting', route: null, reason: null, untried: true },
  } as Partial<ReturnType<typeof says>>);
const pressOf = (message: ReturnType<typeof says>) => ({
  id: message.id,
  roomId: message.roomId,
  unsent: [],
  posted: [message],
});

/** A server that takes back what it is asked to, and answers for a file as `file` does. */
function serverTakesBack(file: () => Promise<Response>) {
  const files: string[] = [];
  vi.stubGlobal('fetch', async (address: string | URL) => {
    if (!String(address).includes('/trpc')) {
      files.push(String(address));
      return file();
    }
    return Response.json([{ result: { data: [{ ...film(11, sato), content: { kind: 'unsent' } }] } }]);
  });
  return files;
}

beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what is taken back in one tab is said in no other tab either', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('offline');
  });
  const here = await openTab();
  here.write(tanakaRoom.id, { content: { kind: 'text', text: 'やっぱりやめます' } });
  const there = await openTab();
  expect(there.unsentIn(tanakaRoom.id)).toHaveLength(1);
  const { written } = await here.takeBackSend(here.ownSend(tanakaRoom.id, sato.id)!);
  expect(written.map(({ message }) => message.content)).toEqual([{ kind: 'text', text: 'やっぱりやめます' }]);
  // The server is to hear of it, which takes none of the words.
  await vi.waitFor(async () => expect(await disk()).toMatch(/^(?=.*takenBack)(?!.*やっぱり)/));
  await vi.waitFor(() => expect(there.unsentCount()).toBe(0));
  await Promise.all([here.leaves(), there.leaves()]);
});

test('what a colleague sends is stopped without being fetched first', async () => {
  const files = serverTakesBack(async () => new Response('film'));
  const { takeBackSend, leaves } = await openTab();
  await takeBackSend(pressOf(film(11, suzuki)));
  expect(files).toEqual([]);
  await leaves();
});

test('a file that does not come in time does not keep its message from being taken back', async () => {
  serverTakesBack(() => new Promise(() => {}));
  const { takeBackSend, leaves } = await openTab();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const done = takeBackSend(pressOf(film(11, sato)));
  await vi.advanceTimersByTimeAsync(3000);
  vi.useRealTimers();
  expect(await done).toEqual({ written: [], lost: 1, left: 0 });
  await leaves();
});

test('what the server refused stays refused when it cannot be taken back', async () => {
  const denial = { code: 'sentToLine', params: {} };
  const refusal = { error: { message: '', code: -32003, data: { code: 'FORBIDDEN', httpStatus: 403, denial } } };
  let calls = 0;
  vi.stubGlobal('fetch', async () => {
    calls += 1;
    return Response.json([refusal], { status: 403 });
  });
  const { write, takeBackSend, unsentIn, leaves } = await openTab();
  write(tanakaRoom.id, { content: { kind: 'text', text: '届きません' } });
  const states = () => unsentIn(tanakaRoom.id).map(({ state }) => state);
  await vi.waitFor(() => expect(states()).toEqual(['failed']));
  const { id } = unsentIn(tanakaRoom.id)[0]!;
  await expect(takeBackSend({ id, roomId: tanakaRoom.id, unsent: [], posted: [] })).rejects.toThrow();
  expect([states(), calls]).toEqual([['failed'], 2]);
  await leaves();
});
