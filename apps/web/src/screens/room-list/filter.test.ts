import { afterAll, beforeAll, expect, test } from 'vitest';
import { item, salesRoom, says, suzuki, tanaka, tanakaRoom } from '../../../test/cast.ts';
import { endMember } from '../../state/member-end.ts';
import { memberStore } from '../../state/members.ts';
import { type Filter, visibleRooms } from './filter.ts';

const failed = { status: 'failed', route: 'push', reason: 'refusedByLine' } as const;
const emmaRoom = { ...tanakaRoom, id: 'r-emma', name: 'Emma', participants: [] };
beforeAll(() => memberStore.set(suzuki));
afterAll(endMember);

const rooms = [
  item(tanakaRoom, { unread: 1, last: says(5, tanaka, 'はい') }),
  item(salesRoom),
  item(emmaRoom, { notSent: [{ messageId: 'msg-3', delivery: failed }] }),
];
const shown = (filter: Filter, query = '') =>
  visibleRooms(
    rooms,
    filter,
    query,
    (room) => room.name ?? '田中 美咲',
    (one) => one.notSent.length > 0,
  ).map((one) => one.room.id);

test.each([
  ['all', [tanakaRoom.id, salesRoom.id, emmaRoom.id]],
  ['line', [tanakaRoom.id, emmaRoom.id]],
  ['internal', [salesRoom.id]],
  ['unread', [tanakaRoom.id]],
  ['notSent', [emmaRoom.id]],
] as const)('the chip "%s" shows its rooms', (filter, ids) => {
  expect(shown(filter)).toEqual(ids);
});

test.each([
  ['the room’s name', '営業', [salesRoom.id]],
  ['a name without its space', '田中美咲', [tanakaRoom.id]],
  ['somebody who is in it', '鈴木', [salesRoom.id]],
  ['nobody', '山田', []],
])('a search finds %s', (_, query, ids) => {
  expect(shown('all', query)).toEqual(ids);
});

test('katakana and wide letters find what is written in hiragana and narrow ones', () => {
  const emma = item({ ...tanakaRoom, name: 'えま Wilson' });
  const found = visibleRooms(
    [emma],
    'all',
    'エマ Ｗｉｌ',
    (room) => room.name ?? '',
    () => false,
  );
  expect(found).toHaveLength(1);
});
