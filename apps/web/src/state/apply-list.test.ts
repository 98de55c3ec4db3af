import { faceOfContact } from '@engawa/domain';
import { describe, expect, test } from 'vitest';
import { event, item, posted, salesRoom, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { applyEvent } from './apply-event.ts';
import { applyNextPage, applyRooms, applySnapshot, type Snapshot, withoutHeard } from './apply-list.ts';
import { nextQuestion } from './ask-rooms.ts';
import type { Knowledge } from './knowledge.ts';

const hello = says(11, tanaka, 'こんにちは');
const [tanakas, sales] = [item(tanakaRoom, { last: hello, unread: 1 }), item(salesRoom)];
const next = { asOf: 20, last: 11, roomId: tanakaRoom.id };
const first: Snapshot = { rooms: [tanakas], faces: [], seq: 20, next };
const second: Snapshot = { rooms: [sales], faces: [], seq: 22, next: null };
const nothing: Knowledge = { ...knowing([]), listing: undefined };

const hears = (known: Knowledge, ...events: ReturnType<typeof event>[]) =>
  events.reduce((now, one) => withChanges(now, applyEvent(now, one)), known);
const begun = (known: Knowledge, page = first) => withChanges(known, applySnapshot(known, page));
const readOn = (known: Knowledge, page = second, from = next) => withChanges(known, applyNextPage(known, page, from));
const leaves = (seq: number, roomId: string) => event(seq, { kind: 'room.left', roomId, memberId: nothing.me });
const joins = (seq: number) => event(seq, { kind: 'room.joined', room: salesRoom });

describe('a list in pages', () => {
  test('shows the newest talks first, then the rest, and says when it is whole', () => {
    const top = begun(nothing);
    expect(Object.keys(top.rooms)).toEqual([tanakaRoom.id]);
    expect(nextQuestion(top, false)).toEqual({ from: next });
    const all = readOn(top);
    expect([Object.keys(all.rooms), all.listing]).toEqual([[tanakaRoom.id, salesRoom.id], null]);
    expect(nextQuestion(all, false)).toBeNull();
  });

  test('counts no message twice that a later page holds and the feed has not told yet', () => {
    const known = readOn(
      { ...begun(nothing), cursor: 20 },
      {
        ...second,
        rooms: [item(salesRoom, { last: says(21, tanaka, '新着', { roomId: salesRoom.id }), unread: 1 })],
      },
    );
    const then = hears(
      known,
      posted(says(21, tanaka, '新着', { roomId: salesRoom.id })),
      posted(says(22, tanaka, 'はい')),
    );
    expect([then.rooms[salesRoom.id]!.unread, then.rooms[tanakaRoom.id]!.unread]).toEqual([1, 2]);
  });

  test('does not set a room back in which words came while its page was on its way', () => {
    const known = hears(
      { ...begun(knowing([sales])), cursor: 20 },
      posted(says(23, tanaka, '後', { roomId: salesRoom.id })),
    );
    expect(readOn(known).rooms[salesRoom.id]).toMatchObject({ unread: 1, last: { seq: 23 } });
  });

  test('shows a room that nobody knew when words came into it, and asks how it really is', () => {
    const known = hears({ ...begun(nothing), cursor: 20 }, posted(says(23, tanaka, '後', { roomId: salesRoom.id })));
    expect(nextQuestion(known, false)).toEqual({ roomIds: [salesRoom.id] });
    const early = readOn(known);
    expect(early.rooms[salesRoom.id]).toEqual(sales);
    expect(nextQuestion(early, false)).toEqual({ roomIds: [salesRoom.id] });
    const now = item(salesRoom, { last: says(23, tanaka, '後', { roomId: salesRoom.id }), unread: 1 });
    const sure = withChanges(early, applyRooms(early, [salesRoom.id], { rooms: [now], faces: [], seq: 23 }));
    expect([sure.rooms[salesRoom.id], nextQuestion(sure, false)]).toEqual([now, null]);
  });

  test('does not bring back a room that was left while its page was on its way', () => {
    const known = readOn(hears({ ...begun(nothing), cursor: 20 }, leaves(23, salesRoom.id)));
    expect(Object.keys(known.rooms)).toEqual([tanakaRoom.id]);
    expect(known.listing).toBeNull();
  });

  test('takes away at its end, and not before, what stood on none of its pages', () => {
    const top = begun(knowing([sales]));
    expect(Object.keys(top.rooms)).toContain(salesRoom.id);
    expect(Object.keys(readOn(top, { rooms: [], faces: [], seq: 22, next: null }).rooms)).toEqual([tanakaRoom.id]);
  });

  test('leaves a room that one has come back into, also when the page was closed before the end', () => {
    const top = hears({ ...begun(knowing([sales])), cursor: 20 }, leaves(21, salesRoom.id), joins(24));
    const opened = { ...top, heard: {}, roomsAsOf: {}, listing: withoutHeard(top.listing!, top.heard) };
    for (const known of [top, opened])
      expect(readOn(known, { rooms: [], faces: [], seq: 22, next: null }).rooms[salesRoom.id]).toBeDefined();
  });

  test('that is read again is whole meanwhile', () => {
    expect(begun(knowing([sales])).listing).toMatchObject({ again: true, unseen: [salesRoom.id] });
    expect(begun(begun(nothing)).listing).toMatchObject({ again: false });
  });

  test('is led on by its own pages alone', () => {
    const anew = begun(begun(nothing), { rooms: [tanakas], faces: [], seq: 30, next: { ...next, asOf: 30 } });
    const known = readOn(anew);
    expect(known.rooms[salesRoom.id]).toEqual(sales);
    expect(known.listing).toEqual(anew.listing);
  });
});

describe('an answer about rooms', () => {
  test('takes away what it leaves out, unless the feed has told of it since', () => {
    const known = knowing([sales], { needed: { [salesRoom.id]: true } });
    const out = { rooms: [], faces: [], seq: 22 };
    expect(withChanges(known, applyRooms(known, [salesRoom.id], out))).toMatchObject({ rooms: {}, needed: {} });
    const back = hears(known, joins(23));
    expect(withChanges(back, applyRooms(back, [salesRoom.id], out))).toMatchObject({
      rooms: { [salesRoom.id]: sales },
      needed: { [salesRoom.id]: true },
    });
  });

  test('is asked for once more where somebody stands in it of whom the feed has told something newer', () => {
    const known = knowing([], { faces: {}, heard: { [tanaka.id]: 23 }, needed: { [tanakaRoom.id]: true } });
    const early = { rooms: [tanakas], faces: [faceOfContact(tanaka)], seq: 22 };
    const asked = withChanges(known, applyRooms(known, [tanakaRoom.id], early));
    expect([asked.faces, asked.needed]).toEqual([{}, { [tanakaRoom.id]: true }]);
    const sure = withChanges(asked, applyRooms(asked, [tanakaRoom.id], { ...early, seq: 23 }));
    expect([Object.keys(sure.faces), sure.needed]).toEqual([[tanaka.id], {}]);
  });
});
