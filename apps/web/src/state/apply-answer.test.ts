import { faceOfContact, type MessagePage } from '@engawa/domain';
import { expect, test } from 'vitest';
import { event, item, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { applyPage } from './apply-answer.ts';
import { applyEvent } from './apply-event.ts';
import { applyRooms } from './apply-list.ts';

const roomId = tanakaRoom.id;
const face = faceOfContact(tanaka);
const page: MessagePage = {
  messages: [says(5, tanaka, 'ここだけの話')],
  faces: [face],
  hasOlder: false,
  hasNewer: false,
};
const open = knowing([item(tanakaRoom)], { faces: {} });
const leaves = event(11, { kind: 'room.left', roomId, memberId: sato.id });

test('a page of a room that was left while it was on its way leaves nothing on the device', () => {
  const left = withChanges(open, applyEvent(open, leaves));
  expect(applyPage(left, roomId, page, { newest: true })).toEqual([]);
});

test('a page of a room that one came into again is shown', () => {
  const left = withChanges(open, applyEvent(open, leaves));
  const back = withChanges(left, applyRooms(left, [roomId], { rooms: [item(tanakaRoom)], faces: [face], seq: 12 }));
  expect(withChanges(back, applyPage(back, roomId, page, { newest: true })).timelines[roomId]?.messages).toHaveLength(
    1,
  );
});

test('a page that comes before anything is known of its room is shown', () => {
  const known = knowing([], { faces: {} });
  const now = withChanges(known, applyPage(known, roomId, page, { newest: true }));
  expect([now.timelines[roomId]?.messages.length, now.faces[tanaka.id]]).toEqual([1, face]);
});
