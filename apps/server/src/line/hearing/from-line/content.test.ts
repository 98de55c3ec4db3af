import { describe, expect, it } from 'vitest';
import { message, userId } from '../../../../test/line-events.ts';
import { fromLine } from '../from-line.ts';

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

describe('what a LINE user sends', () => {
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
});
