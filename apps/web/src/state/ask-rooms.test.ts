import 'fake-indexeddb/auto';
import { faceOfContact, type RoomListPage, type RoomListPlace } from '@engawa/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inRoom, item, posted, salesRoom, sato, says, suzuki, takahashi, tanaka, tanakaRoom } from '../../test/cast.ts';
import { applyEvent } from './apply-event.ts';
import { createRoomAsker } from './ask-rooms.ts';
import { faceOf } from './faces.ts';
import { forgetEverything, hydrate } from './hydrate.ts';
import { knowledge, surround, take } from './known.ts';
import { flush, rememberFrom } from './remember.ts';
import { allRoomsKnown, roomItem, roomsKnown, unreadRooms } from './rooms.ts';

const next = { asOf: 20, last: 11, roomId: tanakaRoom.id };
const hello = says(11, tanaka, 'こんにちは');
const top = () => ({
  rooms: [item(tanakaRoom, { last: hello, unread: 1 })],
  faces: [faceOfContact(tanaka)],
  seq: 20,
  next,
});
const rest = () => ({
  rooms: [item(salesRoom, { last: says(9, sato, 'はい'), unread: 2 })],
  faces: [],
  seq: 22,
  next: null,
});

const asked: ({ from: RoomListPlace; limit: number } | undefined)[] = [];
/** What the server answers next; when it has no more answers, the network is gone. */
let answers: (() => RoomListPage)[] = [];
const wire = vi.hoisted(() => ({ list: vi.fn(), byIds: vi.fn(), members: vi.fn() }));
vi.mock('../api/client.ts', () => ({
  api: {
    room: { list: { query: wire.list }, byIds: { query: wire.byIds } },
    member: { list: { query: wire.members } },
  },
  isOffline: (error: unknown) => error instanceof TypeError,
}));
const noNetwork = () => {
  throw new TypeError('Failed to fetch');
};

let wanted = true;
const begin = () => {
  const asker = createRoomAsker(
    () => wanted,
    () => {},
  );
  surround({ onSnapshotNeeded: asker.ask });
  asker.ask();
  return asker;
};

beforeEach(async () => {
  rememberFrom(knowledge);
  await hydrate(sato.id);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  wire.list.mockImplementation(async (question) => {
    asked.push(question);
    return (answers.shift() ?? noNetwork)();
  });
  wire.members.mockResolvedValue([sato, suzuki, takahashi]);
  wanted = true;
  asked.length = 0;
});
afterEach(async () => {
  wanted = false;
  vi.restoreAllMocks();
  vi.useRealTimers();
  await forgetEverything();
});

test('the newest talks are there after one page, and the rest follows by itself', async () => {
  answers = [top, rest];
  await begin().top;
  expect([roomsKnown(), allRoomsKnown(), knowledge().cursor]).toEqual([true, false, 20]);
  await vi.waitFor(() => expect(allRoomsKnown()).toBe(true));
  expect(unreadRooms()).toBe(2);
  expect(asked).toEqual([undefined, { from: next, limit: 200 }]);
});

test('rooms are drawn when those in them have names: who is not known yet is asked for together with them', async () => {
  let meet = (_: unknown) => {};
  wire.members.mockReturnValue(new Promise((resolve) => (meet = resolve)));
  answers = [() => ({ ...top(), next: null })];
  begin();
  await vi.advanceTimersByTimeAsync(1000);
  expect(roomsKnown()).toBe(false);
  meet([sato]);
  await vi.waitFor(() => expect(roomsKnown()).toBe(true));
  expect([faceOf(inRoom(sato)).name, faceOf(inRoom(tanaka)).name]).toEqual([sato.name, tanaka.displayName]);
  expect(wire.members).toHaveBeenCalledOnce();

  // A room with a colleague who came later.
  wire.byIds.mockResolvedValue({ rooms: [item(salesRoom)], faces: [], seq: 21 });
  wire.members.mockResolvedValue([sato, suzuki, takahashi]);
  take([{ of: 'snapshotNeeded', roomId: salesRoom.id }]);
  await vi.waitFor(() => expect(roomItem(salesRoom.id)).toBeDefined());
  expect(faceOf({ kind: 'member', id: suzuki.id }).name).toBe(suzuki.name);
});

test('a list that the network interrupts is read on from there when there is one again', async () => {
  answers = [noNetwork, top, noNetwork, noNetwork, rest];
  begin();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(allRoomsKnown()).toBe(true);
  expect(asked.map((question) => question?.from)).toEqual([undefined, undefined, next, next, next]);
});

test('a list that was not read to its end before the page was closed is read on when it is opened', async () => {
  answers = [top];
  await begin().top;
  wanted = false;
  take(applyEvent(knowledge(), posted(says(21, tanaka, 'もう一つ'))));
  flush();
  vi.useRealTimers();

  await hydrate(sato.id);
  expect([roomsKnown(), allRoomsKnown()]).toEqual([true, false]);
  [wanted, answers, asked.length] = [true, [rest], 0];
  begin();
  await vi.waitFor(() => expect(allRoomsKnown()).toBe(true));
  expect(asked).toEqual([{ from: next, limit: 200 }]);
  // As the list said of it at 22: what the feed tells of before is not counted again.
  take(applyEvent(knowledge(), posted(says(22, tanaka, 'まだ', { roomId: salesRoom.id }))));
  expect([roomItem(salesRoom.id)!.unread, roomItem(tanakaRoom.id)!.unread]).toEqual([2, 2]);
});

test('what this device may not forget about a room that it could not understand outlives the page', async () => {
  answers = [() => ({ ...top(), next: null })];
  await begin().top;
  wanted = false;
  take(applyEvent(knowledge(), posted(says(21, tanaka, '新着', { roomId: salesRoom.id }))));
  flush();
  vi.useRealTimers();

  await hydrate(sato.id);
  wire.byIds.mockResolvedValue({ rooms: [item(salesRoom)], faces: [], seq: 21 });
  [wanted, answers] = [true, [() => ({ ...top(), next: null })]];
  begin();
  await vi.waitFor(() => expect(roomItem(salesRoom.id)).toBeDefined());
  expect(wire.byIds).toHaveBeenCalledWith({ roomIds: [salesRoom.id] });
});

test('a room that somebody wants to see does not wait until the list is tried again', async () => {
  answers = [top];
  const asker = begin();
  await asker.top;
  await vi.advanceTimersByTimeAsync(5000);
  wire.byIds.mockResolvedValue({ rooms: [item(salesRoom)], faces: [], seq: 21 });
  take([{ of: 'snapshotNeeded', roomId: salesRoom.id }]);
  await vi.waitFor(() => expect(roomItem(salesRoom.id)).toBeDefined(), { timeout: 500, interval: 10 });
});

test('nothing is asked any more once the member has gone', async () => {
  answers = [top, rest];
  const asker = begin();
  wanted = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked.length, roomsKnown()]).toEqual([1, false]);
  asker.ask();
  expect(asked).toHaveLength(1);
});
