import 'fake-indexeddb/auto';
import { quoteOf } from '@engawa/domain';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { event, item, posted, salesRoom, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';

/** What another page of the same browser is: the same memory, modules of its own. */
async function openTab() {
  vi.resetModules();
  const [hydration, known, remembering, events, answers, lists, timelines, rooms, unsent, forgetting] =
    await Promise.all([
      import('./hydrate.ts'),
      import('./known.ts'),
      import('./remember.ts'),
      import('./apply-event.ts'),
      import('./apply-answer.ts'),
      import('./apply-list.ts'),
      import('./timelines.ts'),
      import('./rooms.ts'),
      import('./unsent.ts'),
      import('./forget-message.ts'),
    ]);
  remembering.rememberFrom(known.knowledge);
  known.surround({ onUnsent: forgetting.forgetTakenBack });
  await hydration.hydrate(sato.id);
  return {
    hears: (...news: Parameters<typeof events.applyEvent>[1][]) => {
      for (const one of news) known.take(events.applyEvent(known.knowledge(), one));
    },
    opens: (roomId: string, messages: ReturnType<typeof says>[]) =>
      known.take(
        answers.applyPage(
          known.knowledge(),
          roomId,
          { messages, faces: [], hasOlder: false, hasNewer: false },
          { newest: true },
        ),
      ),
    lists: (seq: number) => {
      known.take(
        lists.applySnapshot(known.knowledge(), { rooms: [item(tanakaRoom), item(salesRoom)], faces: [], seq }),
      );
      known.take([{ of: 'cursor', seq }]);
    },
    writesDown: () => remembering.flush(),
    shows: (roomId: string) => timelines.timelineOf(roomId)?.messages.map(({ content }) => content),
    knows: (roomId: string) => timelines.timelineOf(roomId)?.messages.map(({ seq }) => seq),
    unread: (roomId: string) => rooms.roomItem(roomId)?.unread,
    cursor: () => known.knowledge().cursor,
    answers: (message: ReturnType<typeof says>) =>
      unsent.write(message.roomId, { content: { kind: 'text', text: '了解です' }, quote: quoteOf(message) }),
  };
}

/** Everything on the disk, as one text. */
async function disk(): Promise<string> {
  const db = await openDB(`engawa-${sato.id}`);
  const all = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
  db.close();
  return JSON.stringify(all);
}

/** Made anew each time: stores merge into what they are given. */
const hello = () => says(11, tanaka, 'こんにちは');
const inSales = (seq: number, text: string) => says(seq, sato, text, { roomId: salesRoom.id });
const takenBack = (seq: number, message: ReturnType<typeof says>) =>
  event(seq, { kind: 'message.changed', message: { ...message, content: { kind: 'unsent' } } });

beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
});

test('what came while only a tab was open that never held the talk is not missing when the talk is opened', async () => {
  const first = await openTab();
  first.lists(10);
  first.writesDown();
  const second = await openTab();
  first.opens(tanakaRoom.id, []);
  first.hears(posted(hello()));
  first.writesDown();
  await disk();

  second.hears(posted(hello()), posted(says(12, tanaka, '二通目')), posted(says(13, tanaka, '三通目')));
  second.writesDown();
  await disk();

  const next = await openTab();
  expect(next.cursor()).toBe(13);
  // Not known is asked for; a stretch with a hole would be believed.
  expect(next.knows(tanakaRoom.id)).toBeUndefined();
});

test('words taken back while only a tab was open that never held the talk are gone from the disk', async () => {
  const first = await openTab();
  first.lists(10);
  first.writesDown();
  const second = await openTab();
  first.opens(tanakaRoom.id, []);
  first.hears(posted(hello()));
  first.writesDown();
  expect(await disk()).toContain('こんにちは');

  second.hears(posted(hello()), takenBack(12, hello()));
  expect(await disk()).not.toContain('こんにちは');
  expect((await openTab()).shows(tanakaRoom.id)).toBeUndefined();
});

test('two tabs that are both awake remember what either of them holds', async () => {
  const first = await openTab();
  first.lists(10);
  first.writesDown();
  const second = await openTab();
  first.opens(tanakaRoom.id, []);
  second.opens(salesRoom.id, []);
  for (const tab of [first, second]) {
    tab.hears(posted(hello()), posted(inSales(12, '会議は三時から')));
    tab.writesDown();
    await disk();
  }
  first.writesDown();
  await disk();
  const next = await openTab();
  expect([next.knows(tanakaRoom.id), next.knows(salesRoom.id)]).toEqual([[11], [12]]);
});

test('a tab that lags behind does not put the place of the other back, and counts nothing twice', async () => {
  const behind = await openTab();
  behind.lists(10);
  behind.writesDown();
  await disk();
  const ahead = await openTab();
  ahead.hears(posted(hello()), posted(says(12, tanaka, '二通目')));
  ahead.writesDown();
  await disk();
  behind.hears(posted(hello()));
  behind.writesDown();
  await disk();

  const next = await openTab();
  expect([next.cursor(), next.unread(tanakaRoom.id)]).toEqual([12, 2]);
  behind.hears(posted(says(12, tanaka, '二通目')), posted(says(13, tanaka, '三通目')));
  behind.writesDown();
  await disk();
  const last = await openTab();
  expect([last.cursor(), last.unread(tanakaRoom.id)]).toEqual([13, 3]);
});

test('an answer that waits on this device keeps nothing of the words it answers once they are taken back', async () => {
  const tab = await openTab();
  tab.lists(10);
  tab.opens(tanakaRoom.id, []);
  tab.hears(posted(hello()));
  tab.answers(hello());
  await vi.waitFor(async () => expect(await disk()).toContain('"excerpt":"こんにちは"'));
  tab.hears(takenBack(12, hello()));
  await vi.waitFor(async () => expect(await disk()).not.toContain('こんにちは'));
});
