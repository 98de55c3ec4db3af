import type { DeliveryView, ParticipantView, RoomListItem, SystemLine } from '@engawa/domain';
import { expect, test } from 'vitest';
import { inRoom, item, named, sato, says, tanaka, tanakaRoom } from '../../../test/cast.ts';
import { type OnDevice, rowState } from './row-state.ts';

const failed: DeliveryView = { status: 'failed', route: 'push', reason: 'refusedByLine' };
const uncertain: DeliveryView = { status: 'uncertain', route: 'reply', reason: null };
const heldUntil = (leavesAt: string): DeliveryView => ({
  status: 'waiting',
  route: null,
  reason: 'monthlyLimit',
  leavesAt,
});
const with_ = (...deliveries: DeliveryView[]) => ({
  notSent: deliveries.map((delivery, at) => ({ messageId: `msg-${at}`, delivery })),
});
const room = (state: Partial<RoomListItem> = {}) =>
  item(tanakaRoom, { last: says(20, tanaka, 'もしもし？'), ...state });
const device = (state: Partial<OnDevice> = {}): OnDevice => ({ unsent: [], draft: '', live: true, ...state });
const blocking = { ...inRoom(tanaka), blockedUsAt: '2026-11-21T01:00:00.000Z' } as ParticipantView;
const lineSaid = (line: SystemLine) =>
  says(5, tanaka, '', { author: { kind: 'system' }, content: { kind: 'system', line } });

test.each([
  [
    'what failed, however the customer goes on',
    room(with_(failed)),
    device(),
    { kind: 'failed', count: 1, reason: 'refusedByLine' },
  ],
  [
    'what failed before what is held',
    room(with_(heldUntil('b'), failed)),
    device(),
    { kind: 'failed', count: 1, reason: 'refusedByLine' },
  ],
  ['what is uncertain', room(with_(uncertain, heldUntil('b'))), device(), { kind: 'uncertain', count: 1 }],
  [
    'what is held, and when the first of it leaves',
    room(with_(heldUntil('b'), heldUntil('a'))),
    device(),
    { kind: 'held', count: 2, leavesAt: 'a' },
  ],
  [
    'what the server refused',
    room(),
    device({ unsent: [{ state: 'failed' }] }),
    { kind: 'failed', count: 1, reason: null },
  ],
  [
    'what waits on this device',
    room(),
    device({ unsent: [{ state: 'sending' }], live: false }),
    { kind: 'unsent', count: 1 },
  ],
  ['a draft', room(), device({ draft: 'お世話に' }), { kind: 'draft', words: 'お世話に' }],
  [
    'that the customer has blocked us',
    room({ room: { ...tanakaRoom, participants: [inRoom(sato), blocking] } }),
    device(),
    { kind: 'unreachable' },
  ],
  [
    'a new friend',
    room({ unread: 1, last: lineSaid({ code: 'contactAdded', who: named(tanaka) }) }),
    device(),
    { kind: 'newFriend' },
  ],
])('the list shows %s', (_, shown, on, state) => {
  expect(rowState(shown, on)).toEqual(state);
});

test.each([
  ['words of which all went out', room(), device()],
  ['words that are leaving just now', room(), device({ unsent: [{ state: 'sending' }] })],
  [
    'a friend who was greeted and seen',
    room({ last: lineSaid({ code: 'contactAdded', who: named(tanaka) }) }),
    device(),
  ],
])('of %s the last words say all', (_, shown, on) => {
  expect(rowState(shown, on)).toBeNull();
});
