import { faceOfContact } from '@engawa/domain';
import { expect, test } from 'vitest';
import { event, inRoom, item, posted, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { applyEvent } from './apply-event.ts';
import { applyRooms } from './apply-list.ts';
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

test('an answer that was made before another leaves a face as the other told it', () => {
  const told = (known: Knowledge, name: string, seq: number) => {
    const faces = [{ ...faceOfContact(tanaka), name }];
    return withChanges(known, applyRooms(known, [tanakaRoom.id], { rooms: [item(tanakaRoom)], faces, seq }));
  };
  const known = told(told(open, '田中様', 14), '田中', 7);
  expect(known.faces[tanaka.id]?.name).toBe('田中様');
  expect(told(known, '田中社長', 15).faces[tanaka.id]?.name).toBe('田中社長');
});

test('an answer with many faces does not go through all rooms for each of them', () => {
  const people = Array.from({ length: 100 }, (_, n) => ({ ...tanaka, id: `c-${n}` }));
  const rooms = people.map((one) =>
    item({ ...tanakaRoom, id: `r-${one.id}`, participants: [inRoom(sato), inRoom(one)] }),
  );
  const faces = people.map(faceOfContact);
  const known = knowing(rooms, { faces: Object.fromEntries(faces.map((face) => [face.id, face])) });
  let times = 0;
  const ownKeys = (byId: object) => {
    times++;
    return Reflect.ownKeys(byId);
  };
  const watched = { ...known, rooms: new Proxy<Knowledge['rooms']>(known.rooms, { ownKeys }) };
  applyRooms(watched, Object.keys(known.rooms), { rooms, faces, seq: 20 });
  expect(times).toBeLessThan(5);
});
