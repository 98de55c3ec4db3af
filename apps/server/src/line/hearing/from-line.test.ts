import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { common, event, groupId, message, source, userId } from '../../../test/line-events.ts';
import { chatKey, fromLine, isLineEvent, placeOf, replyTokenOf } from './from-line.ts';

describe('what a LINE user did', () => {
  it('adding the account', () => {
    expect(fromLine(event('follow', { follow: { isUnblocked: false }, replyToken: 'r' }))).toEqual({
      kind: 'followed',
      lineUserId: userId,
    });
  });
  it('blocking it', () => expect(fromLine(event('unfollow'))).toEqual({ kind: 'unfollowed', lineUserId: userId }));
  it('saying a text', () => {
    expect(
      fromLine(
        message({ type: 'text', text: 'こんにちは 👋', quoteToken: 'q', quotedMessageId: '333', markAsReadToken: 'm' }),
      ),
    ).toEqual({
      kind: 'said',
      lineUserId: userId,
      lineMessageId: '444',
      content: { kind: 'text', text: 'こんにちは 👋' },
      quotedLineMessageId: '333',
      quoteToken: 'q',
      markAsReadToken: 'm',
    });
  });

  it('editing a text', () => {
    const edited = event('messageEdited', { message: { id: '444', type: 'text', text: '訂正', quoteToken: 'q2' } });
    const content = { kind: 'text', text: '訂正' };
    expect(fromLine(edited)).toEqual({
      kind: 'edited',
      lineUserId: userId,
      lineMessageId: '444',
      content,
      quoteToken: 'q2',
    });
  });
  it('taking a message back', () => {
    expect(fromLine(event('unsend', { unsend: { messageId: '444' } }))).toEqual({
      kind: 'tookBack',
      lineUserId: userId,
      lineMessageId: '444',
    });
  });

  const done = (what: object, ours: object | null = null) => ({ kind: 'done', lineUserId: userId, what, ours });
  it.each([
    [{ data: 'ok=1' }, done({ code: 'buttonTapped', words: 'ok=1' })],
    [{ data: 'day', params: { date: '2026-12-01' } }, done({ code: 'buttonTapped', words: 'day 2026-12-01' })],
    [{ data: 'room=101' }, done({ code: 'buttonTapped', words: 'room=101' }, { roomId: '101', words: '' })],
    [
      { data: 'room=101', params: { time: '10:00' } },
      done({ code: 'buttonTapped', words: 'room=101 10:00' }, { roomId: '101', words: '10:00' }),
    ],
    [{ data: 'room=a\u0000 b' }, done({ code: 'buttonTapped', words: 'room=a b' })],
    [null, done({ code: 'buttonTapped', words: '' })],
  ])('tapping a button: %o', (postback, heard) => expect(fromLine(event('postback', { postback }))).toEqual(heard));
  it('watching a video to its end', () => {
    expect(fromLine(event('videoPlayComplete', { videoPlayComplete: { trackingId: 't' } }))).toEqual(
      done({ code: 'videoWatched' }),
    );
  });
  it.each(['ok', 'failed'])('linking an account: %s', (result) => {
    expect(fromLine(event('accountLink', { link: { result, nonce: 'n' } }))).toEqual(
      done({ code: 'accountLinked', ok: result === 'ok' }),
    );
  });

  const group = { type: 'group', groupId, userId };
  it.each([
    [event('join', { source: group }), null, false],
    [event('leave', { source: { type: 'room', roomId: 'R1' } }), null, false],
    [event('memberJoined', { source: group, joined: { members: [source] } }), null, false],
    [event('memberLeft', { source: group, left: { members: [source] } }), null, false],
    [event('messageEdited', { source: group, message: { id: '444', type: 'text', text: '訂正' } }), '444', false],
    [event('invented next year', { source: group }), null, false],
    [message({ type: 'text', text: 'in a group' }, { source: group }), '444', false],
    [message({ type: 'text', text: 'in an old room' }, { source: { type: 'room', roomId: 'R1' } }), '444', false],
    [event('unsend', { source: group, unsend: { messageId: '444' } }), '444', true],
  ])('what happens in a group waits for rooms of groups: %o', (happened, lineMessageId, tookBack) => {
    expect(fromLine(happened)).toEqual({ kind: 'inGroup', lineMessageId, tookBack });
  });

  it.each([
    [
      { type: 'user', userId },
      { kind: 'user', lineId: userId },
    ],
    [group, { kind: 'group', lineId: groupId }],
    [
      { type: 'room', roomId: 'R1', userId },
      { kind: 'room', lineId: 'R1' },
    ],
    [{ type: 'group', userId: 7 }, null],
    [undefined, null],
  ])('everything happens in one place at LINE, if LINE says where: %o', (from, place) => {
    expect(placeOf(event('message', { source: from }))).toEqual(place);
  });

  it.each([
    event('beacon', { beacon: { hwid: 'h', type: 'enter' } }),
    event('accountLink', { link: { result: 'failed', nonce: 'n' }, source: undefined }),
    event('membership', { membership: { type: 'joined', membershipId: 1 } }),
    event('module', { module: { type: 'detached', botId: 'b', reason: 'bot_deleted' } }),
    event('activated', { chatControl: { expireAt: 1 } }),
    event('deactivated'),
    event('botSuspended'),
    event('botResumed'),
    event('delivery', { delivery: { data: 'd' } }),
    event('invented next year'),
    event('constructor'),
    message({ type: 'text', text: 'from nobody' }, { source: { type: 'user' } }),
    message({ type: 'text', text: 'without an id', id: 7 }),
    message({ type: 'text', text: 'with an id for no database', id: 'a\u0000' }),
    event('message'),
    event('message', { message: null }),
    event('unsend', { unsend: null }),
    event('messageEdited', { message: { id: '444', type: 'image' } }),
  ])('what this version does not work on is unknown: %o', (strange) => {
    expect(fromLine(strange)).toEqual({ kind: 'unknown' });
  });
});

describe('one place at LINE', () => {
  it.each([
    [{ type: 'group', groupId, userId }, groupId],
    [{ type: 'room', roomId: 'R1', userId }, 'R1'],
    [source, userId],
    [undefined, ''],
    [{ type: 'user', userId: { not: 'text' } }, ''],
  ])('%o', (from, key) => expect(chatKey(event('message', { source: from }))).toBe(key));
});

describe('an event that can be kept apart and put in order', () => {
  it('has a type, an id and a time', () => expect(isLineEvent(event('invented'))).toBe(true));
  it.each([
    null,
    7,
    'event',
    [],
    {},
    { ...common },
    { ...common, type: 7 },
    { ...common, type: 'message', webhookEventId: '' },
    { ...common, type: 'message', webhookEventId: 'a\u0000' },
    { ...common, type: 'message', timestamp: '1' },
    { ...common, type: 'message', timestamp: 1.5 },
    { ...common, type: 'message', timestamp: -1 },
    { ...common, type: 'message', timestamp: 8.64e15 + 2 },
  ])('%o is none', (value) => expect(isLineEvent(value)).toBe(false));
  it('has a time that a calendar has', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger()), (timestamp) => {
        if (isLineEvent({ ...event('x'), timestamp })) new Date(timestamp).toISOString();
      }),
    );
  });
});

it('a reply token is a short printable word, and anything else is none', () => {
  expect(replyTokenOf(event('follow', { replyToken: 'b60d432864f44d079f6d8efe86cf404b' }))).toBe(
    'b60d432864f44d079f6d8efe86cf404b',
  );
  for (const replyToken of [undefined, null, 7, '', '\u0000', 'x'.repeat(1000)])
    expect(replyTokenOf(event('follow', { replyToken }))).toBeNull();
});

it('of a talk that another product has, no reply token is used', () => {
  expect(replyTokenOf(event('message', { replyToken: 'r', mode: 'active' }))).toBe('r');
  expect(replyTokenOf(event('message', { replyToken: 'r', mode: 'standby' }))).toBeNull();
});
