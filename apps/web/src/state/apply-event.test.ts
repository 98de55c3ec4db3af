import type { MessageView } from '@engawa/domain';
import { describe, expect, test } from 'vitest';
import {
  event,
  inRoom,
  item,
  named,
  posted,
  salesRoom,
  sato,
  says,
  suzuki,
  tanaka,
  tanakaRoom,
} from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { applyPage } from './apply-answer.ts';
import { applyEvent, applyPosted, applyRead, applyUnsent } from './apply-event.ts';
import { applySnapshot } from './apply-list.ts';
import type { Knowledge } from './knowledge.ts';

const after = (known: Knowledge, ...events: ReturnType<typeof event>[]) =>
  events.reduce((now, one) => withChanges(now, applyEvent(now, one)), known);
const kinds = (changes: readonly { of: string }[]) => changes.map((change) => change.of);
const room = (known: Knowledge) => known.rooms[tanakaRoom.id]!;
const texts = (known: Knowledge) =>
  known.timelines[tanakaRoom.id]!.messages.map((message) =>
    message.content.kind === 'text' ? message.content.text : '-',
  );

const empty = { messages: [], hasOlder: false, hasNewer: false };
const open = knowing([item(tanakaRoom)], { timelines: { [tanakaRoom.id]: empty } });
const hello = says(11, tanaka, 'こんにちは 👋');

describe('a message that comes in', () => {
  test('stands in the timeline, is the last of its room and unread', () => {
    const known = after(open, posted(hello));
    expect(texts(known)).toEqual(['こんにちは 👋']);
    expect(room(known)).toMatchObject({ last: hello, unread: 1 });
  });

  test('comes once, however often the feed brings it', () => {
    const known = after(open, posted(hello), posted(hello));
    expect(texts(known)).toHaveLength(1);
    expect(room(known).unread).toBe(1);
  });

  test('is not unread when it is one’s own', () => {
    expect(room(after(open, posted(says(11, sato, 'はい')))).unread).toBe(0);
  });

  test.each([
    ['is unread when it tells of a new friend', { code: 'contactAdded', who: named(tanaka) }, 1],
    ['is not unread when it only tells what happened', { code: 'contactBlockedUs', who: named(tanaka) }, 0],
  ] as const)('%s', (_, line, unread) => {
    const content = { kind: 'system', line } as const;
    const known = after(open, posted(says(11, tanaka, '', { author: { kind: 'system' }, content })));
    expect(room(known)).toMatchObject({ unread, last: { content } });
  });

  test('leaves the room where it stands in the list when it only tells that the server was away', () => {
    const line = { code: 'serverAway', from: hello.at, to: hello.at } as const;
    const away = says(12, tanaka, '', { author: { kind: 'system' }, content: { kind: 'system', line } });
    const known = after(open, posted(hello), posted(away));
    expect(room(known)).toMatchObject({ last: hello, unread: 1 });
    expect(known.timelines[tanakaRoom.id]!.messages).toHaveLength(2);
  });

  test('takes the place of the unsent one with the same id', () => {
    expect(applyEvent(open, posted(says(11, sato, 'はい')))).toContainEqual({ of: 'sent', messageId: 'msg-11' });
  });

  test('is already there when the answer to the post was quicker than the feed', () => {
    const mine = says(12, sato, 'はい');
    const answered = withChanges(open, applyPosted(open, mine));
    const known = after(answered, posted(hello), posted(mine));
    expect(texts(known)).toEqual(['こんにちは 👋', 'はい']);
    expect(room(known)).toMatchObject({ last: mine, unread: 1 });
  });

  test('stays taken back when the answer to the post comes after the answer to the taking back', () => {
    const mine = says(12, sato, 'はい');
    const gone = withChanges(open, applyUnsent(open, { ...mine, content: { kind: 'unsent' } }));
    expect(texts(withChanges(gone, applyPosted(gone, mine)))).toEqual(['-']);
  });

  test('waits below the window of somebody who reads far above', () => {
    const above = { messages: [says(3, tanaka, '前の話')], hasOlder: true, hasNewer: true };
    const known = after({ ...open, timelines: { [tanakaRoom.id]: above } }, posted(hello));
    expect(texts(known)).toEqual(['前の話']);
    expect(room(known).unread).toBe(1);
  });

  test('for a room not heard of asks for a fresh list', () => {
    expect(kinds(applyEvent(knowing([]), posted(hello)))).toContain('snapshotNeeded');
  });
});

describe('reading', () => {
  const two = after(open, posted(hello), posted(says(12, tanaka, 'もう一つ')));

  test('on another device clears the count here', () => {
    const known = after(two, event(13, { kind: 'room.read', roomId: tanakaRoom.id, memberId: sato.id, upTo: 12 }));
    expect(room(known)).toMatchObject({ unread: 0, readUpTo: 12 });
  });

  test('of the first of two leaves one unread', () => {
    expect(room(withChanges(two, applyRead(two, tanakaRoom.id, 11))).unread).toBe(1);
  });

  test('never goes back', () => {
    const read = withChanges(two, applyRead(two, tanakaRoom.id, 12));
    expect(applyRead(read, tanakaRoom.id, 11)).toEqual([]);
  });

  test('asks for a fresh list when the messages in between are not here', () => {
    const known = knowing([item(tanakaRoom, { last: says(20, tanaka, '最後'), unread: 5 })], { cursor: 20 });
    expect(kinds(applyRead(known, tanakaRoom.id, 15))).toContain('snapshotNeeded');
  });

  test('counts each message once, also those that a page brought before the feed', () => {
    const [second, third] = [says(12, tanaka, '二つ目'), says(15, tanaka, '三つ目')];
    const listed = { ...two, rooms: { [tanakaRoom.id]: { ...room(two), last: second } } };
    const ahead = withChanges(
      listed,
      applyPage(
        listed,
        tanakaRoom.id,
        { messages: [hello, second, third], faces: [], hasOlder: false, hasNewer: false },
        { newest: true },
      ),
    );
    const known = after(
      ahead,
      event(14, { kind: 'room.read', roomId: tanakaRoom.id, memberId: sato.id, upTo: 11 }),
      posted(third),
    );
    expect(room(known).unread).toBe(2);
  });

  test('by a colleague does not touch one’s own count', () => {
    const known = after(two, event(13, { kind: 'room.read', roomId: tanakaRoom.id, memberId: suzuki.id, upTo: 12 }));
    expect(room(known).unread).toBe(2);
  });
});

describe('a delivery', () => {
  const waiting = { status: 'waiting', route: null, reason: null } as const;
  const accepted = { status: 'accepted', route: 'reply', reason: null } as const;
  const answer = says(12, sato, 'はい', { delivery: waiting });
  const changed = event(13, {
    kind: 'delivery.changed',
    roomId: tanakaRoom.id,
    messageId: answer.id,
    delivery: accepted,
  });
  const page = (message: typeof answer) => ({ messages: [message], faces: [], hasOlder: false, hasNewer: false });

  test('shows at its message and in the list', () => {
    const known = after(open, posted(answer), changed);
    expect(known.timelines[tanakaRoom.id]!.messages[0]!.delivery).toEqual(accepted);
    expect(room(known).last?.delivery).toEqual(accepted);
  });

  test('known from the feed is not undone by a page made earlier', () => {
    const known = after(open, posted(answer), changed);
    const paged = withChanges(known, applyPage(known, tanakaRoom.id, page(answer), { newest: true }));
    expect(paged.timelines[tanakaRoom.id]!.messages[0]!.delivery).toEqual(accepted);
  });

  test('heard of before its message is shown when the message comes by a page', () => {
    const known = after(knowing([item(tanakaRoom, { last: answer })], { cursor: 12 }), changed);
    const paged = withChanges(known, applyPage(known, tanakaRoom.id, page(answer), { newest: true }));
    expect(paged.timelines[tanakaRoom.id]!.messages[0]!.delivery).toEqual(accepted);
  });
});

describe('a message that becomes another', () => {
  const changedTo = (seq: number, change: Partial<MessageView>) =>
    event(seq, { kind: 'message.changed', message: { ...hello, ...change } });
  const edited = changedTo(12, { content: { kind: 'text', text: 'こんばんは' }, editedAt: '2026-11-22T05:01:00.000Z' });
  const unsent = changedTo(13, { content: { kind: 'unsent' } });
  const page = { messages: [hello], faces: [], hasOlder: false, hasNewer: false };

  test('stands so in the timeline and as the last of its room', () => {
    const known = after(open, posted(hello), edited);
    expect(texts(known)).toEqual(['こんばんは']);
    expect(room(known).last).toMatchObject({ content: { text: 'こんばんは' }, seq: 11 });
    expect(room(known).unread).toBe(1);
  });

  test('is not undone by a page made earlier', () => {
    const known = after(open, posted(hello), edited);
    expect(texts(withChanges(known, applyPage(known, tanakaRoom.id, page, { newest: true })))).toEqual(['こんばんは']);
  });

  test('outside the window is shown as it has become when a page brings it', () => {
    const known = after(knowing([item(tanakaRoom, { last: says(20, tanaka, '最後') })], { cursor: 11 }), edited);
    expect(room(known).last).toMatchObject({ content: { text: '最後' } });
    expect(texts(withChanges(known, applyPage(known, tanakaRoom.id, page, { newest: true })))).toEqual(['こんばんは']);
  });

  test('never gets its words back after it was taken back', () => {
    const known = after(open, posted(hello), unsent, changedTo(14, { editedAt: hello.at }));
    expect(known.timelines[tanakaRoom.id]!.messages[0]!.content).toEqual({ kind: 'unsent' });
    expect(JSON.stringify(known)).not.toContain('こんにちは');
  });

  test('taken back by ourselves is gone before the feed says so', () => {
    const known = after(open, posted(hello));
    const taken = withChanges(known, applyUnsent(known, { ...hello, content: { kind: 'unsent' } }));
    expect(JSON.stringify(taken)).not.toContain('こんにちは');
  });
});

describe('rooms and people', () => {
  test('a new room appears when a LINE user adds the account', () => {
    const known = after(knowing([]), event(10, { kind: 'room.created', room: tanakaRoom }));
    expect(room(known)).toMatchObject({ unread: 0, last: null });
  });

  test('a room one is invited into appears, and a fresh list is asked for its earlier words', () => {
    expect(kinds(applyEvent(knowing([]), event(10, { kind: 'room.joined', room: salesRoom })))).toEqual([
      'room',
      'snapshotNeeded',
      'cursor',
    ]);
  });

  test('a colleague who is invited is among the participants', () => {
    const bigger = { ...tanakaRoom, participants: [...tanakaRoom.participants, inRoom(suzuki)] };
    const known = after(after(open, posted(hello)), event(12, { kind: 'room.joined', room: bigger }));
    expect(room(known)).toMatchObject({ room: bigger, unread: 1 });
  });

  test('a room one has left is gone with its messages', () => {
    const known = after(open, event(11, { kind: 'room.left', roomId: tanakaRoom.id, memberId: sato.id }));
    expect(known.rooms).toEqual({});
    expect(known.timelines).toEqual({});
  });

  test('a new name of a room is shown', () => {
    const known = after(open, event(11, { kind: 'room.renamed', roomId: tanakaRoom.id, name: '見積の件' }));
    expect(room(known).room.name).toBe('見積の件');
  });

  test('a LINE user who blocks the account is shown so in the room', () => {
    const blocked = inRoom({ ...tanaka, blockedUsAt: '2026-11-22T06:00:00.000Z' });
    const told = { kind: 'participant.changed', roomId: tanakaRoom.id, participant: blocked } as const;
    expect(room(after(open, event(11, told))).room.participants).toContainEqual(blocked);
  });

  test('a member’s new name is the one that everything they are named in shows', () => {
    const renamed = { ...sato, name: '佐藤 太朗' };
    const known = after(open, event(11, { kind: 'member.changed', member: renamed }));
    expect(room(known).room.participants).toContainEqual(inRoom(sato));
    expect(known.members[sato.id]).toEqual(renamed);
  });
});

describe('a fresh room list', () => {
  const list = { rooms: [item(tanakaRoom, { last: hello, unread: 1 })], faces: [], seq: 11 };

  test('and the feed agree: what the list counted is not counted again', () => {
    const listed = withChanges(open, applySnapshot(open, list));
    const known = after(listed, posted(hello));
    expect(room(known).unread).toBe(1);
    expect(texts(known)).toEqual(['こんにちは 👋']);
  });

  test('that comes later than newer events changes nothing', () => {
    const known = after(open, posted(hello), posted(says(12, tanaka, 'もう一つ')));
    expect(applySnapshot(known, list)).toEqual([]);
  });

  test('does not make unread again what was just read here', () => {
    const known = after(open, posted(hello));
    const read = withChanges(known, applyRead(known, tanakaRoom.id, 11));
    expect(room(withChanges(read, applySnapshot(read, list))).unread).toBe(0);
  });

  test('takes away a room that it no longer holds', () => {
    expect(withChanges(open, applySnapshot(open, { rooms: [], faces: [], seq: 20 })).rooms).toEqual({});
  });
});
