import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatKey, fromLine, isLineEvent, type LineEvent, replyTokenOf } from './from-line.ts';

const userId = `U${'1'.repeat(32)}`;
const groupId = `C${'2'.repeat(32)}`;
const source = { type: 'user', userId };
const common = {
  webhookEventId: '01J',
  timestamp: 1,
  mode: 'active',
  deliveryContext: { isRedelivery: false },
  source,
};
const event = (type: string, more: object = {}) => ({ ...common, type, ...more }) as LineEvent;
const message = (content: object, more: object = {}) =>
  event('message', { message: { id: '444', ...content }, ...more });

describe('what a LINE user did', () => {
  it('adding the account', () => {
    expect(fromLine(event('follow', { follow: { isUnblocked: false }, replyToken: 'r' }))).toEqual({
      kind: 'followed',
      lineUserId: userId,
    });
  });
  it('blocking it', () => expect(fromLine(event('unfollow'))).toEqual({ kind: 'unfollowed', lineUserId: userId }));
  it('saying a text', () => {
    expect(fromLine(message({ type: 'text', text: 'こんにちは 👋', quoteToken: 'q', quotedMessageId: '333' }))).toEqual(
      {
        kind: 'said',
        lineUserId: userId,
        lineMessageId: '444',
        content: { kind: 'text', text: 'こんにちは 👋' },
        text: 'こんにちは 👋',
        quotedLineMessageId: '333',
      },
    );
  });

  it.each(['image', 'video', 'audio', 'file', 'location', 'sticker', 'hologram'])('sending a %s', (type) => {
    expect(fromLine(message({ type, text: 'keyword' }))).toEqual({
      kind: 'said',
      lineUserId: userId,
      lineMessageId: '444',
      content: { kind: 'unsupported', lineType: type },
      text: null,
      quotedLineMessageId: null,
    });
  });

  it.each([
    event('unsend', { unsend: { messageId: '444' } }),
    event('messageEdited', { message: { id: '444', type: 'text', text: '訂正' } }),
    event('postback', { postback: { data: 'x' } }),
    event('videoPlayComplete', { videoPlayComplete: { trackingId: 't' } }),
    event('beacon', { beacon: { hwid: 'h', type: 'enter' } }),
    event('accountLink', { link: { result: 'failed', nonce: 'n' }, source: undefined }),
    event('membership', { membership: { type: 'joined', membershipId: 1 } }),
    event('module', { module: { type: 'detached', botId: 'b', reason: 'bot_deleted' } }),
    event('activated', { chatControl: { expireAt: 1 } }),
    event('deactivated'),
    event('botSuspended'),
    event('botResumed'),
    event('delivery', { delivery: { data: 'd' } }),
    event('join', { source: { type: 'group', groupId } }),
    event('leave', { source: { type: 'room', roomId: 'R1' } }),
    event('memberJoined', { source: { type: 'group', groupId }, joined: { members: [source] } }),
    event('memberLeft', { source: { type: 'group', groupId }, left: { members: [source] } }),
    event('invented next year'),
    message({ type: 'text', text: 'in a group' }, { source: { type: 'group', groupId, userId } }),
    message({ type: 'text', text: 'in an old room' }, { source: { type: 'room', roomId: 'R1', userId } }),
    message({ type: 'text', text: 'from nobody' }, { source: { type: 'user' } }),
    message({ type: 'text', text: 'without an id', id: 7 }),
    message({ type: 'text', text: 'with an id for no database', id: 'a\u0000' }),
    event('message'),
    event('message', { message: null }),
  ])('what this version does not work on is unknown: %o', (strange) => {
    expect(fromLine(strange)).toEqual({ kind: 'unknown' });
  });

  it('whatever it is, reading it never throws', () => {
    const anything = fc.oneof(fc.anything(), fc.constant(source), fc.constantFrom('user', 'text', 'message', 'follow'));
    const strange = fc.record({ type: anything, source: anything, message: anything, replyToken: anything });
    fc.assert(
      fc.property(strange, (each) => {
        const read = fromLine(each as unknown as LineEvent);
        expect(['followed', 'unfollowed', 'said', 'unknown']).toContain(read.kind);
        expect(typeof chatKey(each as unknown as LineEvent)).toBe('string');
        replyTokenOf(each as unknown as LineEvent);
      }),
    );
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
