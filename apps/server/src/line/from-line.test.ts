import type { TextContent } from '@engawa/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatKey, fromLine, isLineEvent, isRedelivery, type LineEvent, replyTokenOf } from './from-line.ts';

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

const atLine = { type: 'line' };
const file = (kind: string, more: object = {}) => ({
  kind,
  name: null,
  bytes: null,
  durationMs: null,
  external: null,
  album: null,
  ...more,
});
const sticker = { type: 'sticker', packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC' };
const stickerContent = { kind: 'sticker', packageId: '446', stickerId: '1988', resourceType: 'STATIC', words: [] };

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

  const table: [what: string, message: object, content: object][] = [
    [
      'a text with LINE emoji',
      {
        type: 'text',
        text: 'Hello, world! (love)',
        emojis: [{ index: 14, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
      },
      {
        kind: 'text',
        text: 'Hello, world! (love)',
        emojis: [{ index: 14, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
      },
    ],
    [
      'a text that mentions the account, everybody, somebody, and one who did not consent',
      {
        type: 'text',
        text: '@縁側 @All @Emma @誰か',
        mention: {
          mentionees: [
            { type: 'user', index: 0, length: 3, userId, isSelf: true },
            { type: 'all', index: 4, length: 4 },
            { type: 'user', index: 9, length: 5, userId },
            { type: 'user', index: 15, length: 3 },
            { type: 'role', index: 0, length: 1 },
          ],
        },
      },
      {
        kind: 'text',
        text: '@縁側 @All @Emma @誰か',
        mentions: [
          { index: 0, length: 3, who: 'account' },
          { index: 4, length: 4, who: 'all' },
          { index: 9, length: 5, who: 'somebody', lineUserId: userId },
          { index: 15, length: 3, who: 'somebody' },
        ],
      },
    ],
    [
      'a text with what no database stores',
      { type: 'text', text: 'a\u0000b\ud800' },
      { kind: 'text', text: 'ab\ufffd' },
    ],
    ['a picture', { type: 'image', contentProvider: atLine }, file('image')],
    [
      'a picture of an album',
      { type: 'image', contentProvider: atLine, imageSet: { id: 'E1', index: 2, total: 3 } },
      file('image', { album: { id: 'E1', index: 2, total: 3 } }),
    ],
    [
      'a picture of an album from an old phone, which does not count',
      { type: 'image', contentProvider: atLine, imageSet: { id: 'E1' } },
      file('image', { album: { id: 'E1', index: null, total: null } }),
    ],
    ['a video', { type: 'video', contentProvider: atLine, duration: 60000 }, file('video', { durationMs: 60000 })],
    [
      'a video that lies elsewhere',
      {
        type: 'video',
        contentProvider: {
          type: 'external',
          originalContentUrl: 'https://example.com/a.mp4',
          previewImageUrl: 'https://example.com/a.jpg',
        },
      },
      file('video', { external: { url: 'https://example.com/a.mp4', previewUrl: 'https://example.com/a.jpg' } }),
    ],
    [
      'a picture that lies nowhere',
      { type: 'image', contentProvider: { type: 'external', originalContentUrl: 7 } },
      file('image', { external: { url: '', previewUrl: null } }),
    ],
    ['a voice', { type: 'audio', contentProvider: atLine, duration: -1 }, file('audio')],
    [
      'a file, under a name that is safe',
      { type: 'file', fileName: '../../見積\u202e書.pdf', fileSize: 5_000_000_000 },
      file('file', { name: '見積書.pdf', bytes: 5_000_000_000 }),
    ],
    [
      'a place',
      { type: 'location', title: '縁側', address: '東京都千代田区', latitude: 35.687574, longitude: 139.72922 },
      { kind: 'location', title: '縁側', address: '東京都千代田区', latitude: 35.687574, longitude: 139.72922 },
    ],
    [
      'a place without a name',
      { type: 'location', latitude: -90, longitude: 180 },
      { kind: 'location', title: null, address: null, latitude: -90, longitude: 180 },
    ],
    [
      'a sticker with its keywords',
      { ...sticker, keywords: ['cony', 'sally', 'cony', 7], stickerResourceType: 'ANIMATION_SOUND' },
      { ...stickerContent, resourceType: 'ANIMATION_SOUND', words: ['cony', 'sally'] },
    ],
    [
      'a sticker with words of their own',
      { ...sticker, text: 'おつかれ', stickerResourceType: 'MESSAGE', keywords: ['thanks'] },
      { ...stickerContent, resourceType: 'MESSAGE', words: ['おつかれ', 'thanks'] },
    ],
    ...[
      'STATIC',
      'ANIMATION',
      'SOUND',
      'POPUP',
      'POPUP_SOUND',
      'CUSTOM',
      'NAME_TEXT',
      'PER_STICKER_TEXT',
      'HOLOGRAM',
    ].map((stickerResourceType): [string, object, object] => [
      `a sticker of the resource type ${stickerResourceType}`,
      { ...sticker, stickerResourceType },
      { ...stickerContent, resourceType: stickerResourceType },
    ]),
    ['what LINE invents next year', { type: 'hologram', text: 'x' }, { kind: 'unsupported', lineType: 'hologram' }],
    ['a text without words', { type: 'text' }, { kind: 'unsupported', lineType: 'text' }],
    ['a sticker without a number', { ...sticker, stickerId: '../1' }, { kind: 'unsupported', lineType: 'sticker' }],
    [
      'a place not on earth',
      { type: 'location', latitude: 91, longitude: 0 },
      { kind: 'unsupported', lineType: 'location' },
    ],
    ['no type', { type: { a: 1 } }, { kind: 'unsupported', lineType: '?' }],
  ];
  it.each(table)('sending %s', (_what, sent, content) => {
    expect(fromLine(message(sent))).toMatchObject({ kind: 'said', lineMessageId: '444' });
    expect((fromLine(message(sent)) as { content: unknown }).content).toEqual(content);
  });

  const love = { index: 0, length: 6, productId: 'p1', emojiId: '001' };
  it.each([
    { ...love, index: 1 },
    { ...love, index: -1 },
    { ...love, length: 0 },
    { ...love, length: 700 },
    { ...love, index: 0.5 },
    { ...love, productId: '../../x' },
    { ...love, emojiId: 1 },
    null,
    'love',
  ])('an emoji that is not where LINE says is left as its words: %o', (emoji) => {
    const text = '(love) 大好き';
    expect(fromLine(message({ type: 'text', text, emojis: [emoji] }))).toMatchObject({
      content: { kind: 'text', text },
    });
    expect(fromLine(message({ type: 'text', text, emojis: [emoji] }))).not.toHaveProperty('content.emojis');
    expect(fromLine(message({ type: 'text', text, emojis: [emoji, love] }))).toHaveProperty('content.emojis', [love]);
  });

  it('of emojis that overlap the first counts', () => {
    const emojis = [{ ...love, emojiId: '002' }, love];
    const heard = fromLine(message({ type: 'text', text: '(love)', emojis }));
    expect(heard).toHaveProperty('content.emojis', [{ ...love, emojiId: '002' }]);
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

  const done = (what: object, roomId: string | null = null) => ({ kind: 'done', lineUserId: userId, what, roomId });
  it.each([
    [{ data: 'ok=1' }, done({ code: 'buttonTapped', words: 'ok=1' })],
    [{ data: 'day', params: { date: '2026-12-01' } }, done({ code: 'buttonTapped', words: 'day 2026-12-01' })],
    [{ data: 'room=r-1' }, done({ code: 'buttonTapped', words: '' }, 'r-1')],
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

  it('whatever it is, reading it never throws, and every database takes what is read', () => {
    fc.assert(
      fc.property(strangeEvent, (each) => {
        const read = fromLine(each as unknown as LineEvent);
        expect(typeof chatKey(each as unknown as LineEvent)).toBe('string');
        replyTokenOf(each as unknown as LineEvent);
        isRedelivery(each as unknown as LineEvent);
        expect(unstorable(read)).toEqual([]);
      }),
    );
  });

  it('emojis and mentions lie inside the text, one after the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('(', '@', 'a', '😀', ')') }), spans, (text, emojis) => {
        const heard = fromLine(message({ type: 'text', text, emojis, mention: { mentionees: emojis } }));
        const { content } = heard as { content: TextContent };
        for (const found of [content.emojis ?? [], content.mentions ?? []]) {
          found.forEach(({ index, length }, place) => {
            expect(index).toBeGreaterThanOrEqual(place === 0 ? 0 : found[place - 1]!.index + found[place - 1]!.length);
            expect(index + length).toBeLessThanOrEqual(content.text.length);
          });
        }
      }),
    );
  });
});

const spans = fc.array(
  fc.record({
    index: fc.integer({ min: -1, max: 12 }),
    length: fc.integer({ min: -1, max: 5 }),
    type: fc.constantFrom('user', 'all'),
    productId: fc.constant('p'),
    emojiId: fc.constant('1'),
  }),
);

const odd = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u0000', '\ud800', '1', 'x'.repeat(100_000), -1, 1e300, Number.NaN),
);
const oddMessage = fc.record(
  {
    id: fc.oneof(fc.constant('1'), odd),
    type: fc.oneof(fc.constantFrom('text', 'image', 'video', 'audio', 'file', 'location', 'sticker'), odd),
    text: odd,
    emojis: fc.oneof(fc.array(fc.record({ index: odd, length: odd, productId: odd, emojiId: odd })), odd),
    mention: fc.oneof(fc.record({ mentionees: fc.array(fc.record({ type: odd, index: odd, length: odd })) }), odd),
    contentProvider: fc.oneof(fc.record({ type: fc.constant('external'), originalContentUrl: odd }), odd),
    imageSet: fc.oneof(fc.record({ id: odd, index: odd, total: odd }), odd),
    duration: odd,
    fileName: odd,
    fileSize: odd,
    title: odd,
    address: odd,
    latitude: odd,
    longitude: odd,
    packageId: odd,
    stickerId: odd,
    stickerResourceType: odd,
    keywords: fc.oneof(fc.array(odd), odd),
    quoteToken: odd,
    quotedMessageId: odd,
    markAsReadToken: odd,
  },
  { requiredKeys: [] },
);
const strangeEvent = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom('message', 'messageEdited', 'unsend', 'postback', 'accountLink', 'videoPlayComplete', 'follow'),
      odd,
    ),
    source: fc.oneof(fc.constant(source), fc.constant({ type: 'group', groupId }), odd),
    message: fc.oneof(oddMessage, odd),
    unsend: fc.oneof(fc.record({ messageId: odd }), odd),
    postback: fc.oneof(fc.record({ data: odd, params: odd }), odd),
    link: odd,
    mode: odd,
    deliveryContext: odd,
    replyToken: odd,
  },
  { requiredKeys: [] },
);

/** Texts and numbers that PostgreSQL would refuse. */
function unstorable(value: unknown): unknown[] {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [value] : [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(unstorable) : [];
}

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
