import type { DeliveryView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { event, item, posted, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { applyEvent } from './apply-event.ts';
import type { Knowledge } from './knowledge.ts';

const failed: DeliveryView = { status: 'failed', route: 'push', reason: 'refusedByLine' };
const held: DeliveryView = {
  status: 'waiting',
  route: null,
  reason: 'monthlyLimit',
  leavesAt: '2026-12-01T00:00:00.000Z',
};
const onItsWay: DeliveryView = { status: 'waiting', route: null, reason: null, untried: true };
const ours = says(11, sato, 'お見積りです', { delivery: onItsWay });

const after = (...events: ReturnType<typeof event>[]): Knowledge =>
  events.reduce((now, one) => withChanges(now, applyEvent(now, one)), knowing([item(tanakaRoom)]));
const told = (seq: number, delivery: DeliveryView) =>
  event(seq, { kind: 'delivery.changed', roomId: tanakaRoom.id, messageId: ours.id, delivery });
const stopped = (known: Knowledge) => known.rooms[tanakaRoom.id]!.notSent.map((one) => one.delivery.status);

test('what failed stays in sight when the customer writes again', () => {
  expect(stopped(after(posted(ours), told(12, failed), posted(says(13, tanaka, 'もしもし？'))))).toEqual(['failed']);
});

test('words that wait for the month are in sight from the moment on at which they are posted', () => {
  expect(stopped(after(posted({ ...ours, delivery: held })))).toEqual(['waiting']);
});

test.each([
  ['LINE takes it', told(13, { status: 'accepted', route: 'push', reason: null })],
  ['a member puts it away', told(13, { ...failed, status: 'discarded' })],
  ['it is tried once more', told(13, onItsWay)],
  [
    'it is taken back',
    event(13, { kind: 'message.changed', message: { ...ours, content: { kind: 'unsent' }, delivery: failed } }),
  ],
])('it is settled when %s', (_, settled) => {
  expect(stopped(after(posted(ours), told(12, failed), posted(says(12.5, tanaka, 'はい')), settled))).toEqual([]);
});

test('words that only stand in the undo window are nothing to be told of', () => {
  expect(stopped(after(posted(ours)))).toEqual([]);
});
