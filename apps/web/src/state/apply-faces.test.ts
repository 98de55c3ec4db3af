import { faceOfContact } from '@engawa/domain';
import { expect, test } from 'vitest';
import { event, inRoom, item, posted, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { applyEvent } from './apply-event.ts';
import type { Knowledge } from './knowledge.ts';

const after = (known: Knowledge, ...events: ReturnType<typeof event>[]) =>
  events.reduce((now, one) => withChanges(now, applyEvent(now, one)), known);
const kinds = (changes: readonly { of: string }[]) => changes.map((change) => change.of);

const open = knowing([item(tanakaRoom)]);
const hello = says(11, tanaka, 'こんにちは');
const renamed = { ...tanaka, displayName: '田中様' };

test('a LINE user’s new name comes with the address book, or for the members of their rooms alone', () => {
  const face = faceOfContact(renamed);
  const booked = after(open, event(11, { kind: 'contact.changed', contact: renamed }));
  const told = after(open, event(11, { kind: 'face.changed', face }));
  expect([booked.faces[tanaka.id], told.faces[tanaka.id]]).toEqual([face, face]);
  expect(told.contacts).toEqual({});
});

test('a room with somebody whose name nobody has told, or words of them, are asked about', () => {
  const strange = { ...open, faces: {} };
  expect(kinds(applyEvent(strange, event(11, { kind: 'room.changed', room: tanakaRoom })))).toContain('snapshotNeeded');
  expect(kinds(applyEvent(strange, posted(hello)))).toContain('snapshotNeeded');
  expect(kinds(applyEvent(open, posted(hello)))).not.toContain('snapshotNeeded');
});

const emma = { ...tanaka, id: 'c-emma', displayName: 'Emma' };
const both = { [tanaka.id]: faceOfContact(tanaka), [emma.id]: faceOfContact(emma) };

test('whoever loses the permission keeps of LINE users the faces of those in their rooms, and nothing else', () => {
  const before = { ...open, faces: both, contacts: { [tanaka.id]: tanaka, [emma.id]: emma } };
  const known = after(before, event(11, { kind: 'member.changed', member: { ...sato, externalTalk: false } }));
  expect([known.contacts, known.faces]).toEqual([{}, { [tanaka.id]: faceOfContact(tanaka) }]);
});

test('without the permission, a room that one leaves takes along the faces that stood in it alone', () => {
  const emmas = { ...tanakaRoom, id: 'r-emma', participants: [inRoom(sato), inRoom(emma)] };
  const before = knowing([item(tanakaRoom), item(emmas)], {
    faces: both,
    members: { [sato.id]: { ...sato, externalTalk: false } },
  });
  const leaves = event(11, { kind: 'room.left', roomId: tanakaRoom.id, memberId: sato.id });
  expect(Object.keys(after(before, leaves).faces)).toEqual([emma.id]);
  expect(Object.keys(after({ ...before, members: {} }, leaves).faces)).toHaveLength(2);
});
