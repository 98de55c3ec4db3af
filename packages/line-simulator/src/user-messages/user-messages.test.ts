import { expect, test } from 'vitest';
import { startWorld } from '../../test/world.ts';
import { audioMessage } from './audio.ts';
import { fileMessage } from './file.ts';
import { imageMessage } from './image.ts';
import { locationMessage } from './location.ts';
import { stickerMessage } from './sticker.ts';
import { textMessage } from './text.ts';
import type { UserMessage } from './user-message.ts';
import { videoMessage } from './video.ts';

const bytes = Buffer.from('bytes');
const id = expect.stringMatching(/^\d{18,}$/);
const quoteToken = expect.any(String);
const markAsReadToken = expect.any(String);
const contentProvider = { type: 'line' };

/** What the webhook must carry, no more and no less (LINE reference, Webhook event objects). */
const cases: [title: string, message: UserMessage, expected: object][] = [
  ['a text', textMessage('はい'), { type: 'text', id, text: 'はい', quoteToken, markAsReadToken }],
  [
    'a text with emoji, mention and quote',
    textMessage('@Bot (love)', {
      quotedMessageId: '1',
      emojis: [{ index: 5, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
      mention: { mentionees: [{ type: 'user', index: 0, length: 4, isSelf: true }] },
    }),
    {
      type: 'text',
      id,
      text: '@Bot (love)',
      emojis: [{ index: 5, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
      mention: { mentionees: [{ type: 'user', index: 0, length: 4, isSelf: true }] },
      quotedMessageId: '1',
      quoteToken,
      markAsReadToken,
    },
  ],
  [
    'an image',
    imageMessage({ bytes, mimeType: 'image/png' }),
    { type: 'image', id, contentProvider, quoteToken, markAsReadToken },
  ],
  [
    'an image of several',
    imageMessage({ bytes, mimeType: 'image/png', imageSet: { id: 's', index: 1, total: 2 } }),
    {
      type: 'image',
      id,
      contentProvider,
      imageSet: { id: 's', index: 1, total: 2 },
      quoteToken,
      markAsReadToken,
    },
  ],
  [
    'an image that lies elsewhere',
    imageMessage({ bytes, mimeType: 'image/png', external: { originalContentUrl: 'https://example.com/a' } }),
    {
      type: 'image',
      id,
      contentProvider: { type: 'external', originalContentUrl: 'https://example.com/a' },
      quoteToken,
      markAsReadToken,
    },
  ],
  [
    'a video',
    videoMessage({ bytes, mimeType: 'video/mp4', durationMs: 1200 }),
    { type: 'video', id, duration: 1200, contentProvider, quoteToken, markAsReadToken },
  ],
  [
    'a voice message, without a quote token',
    audioMessage({ bytes, mimeType: 'audio/mp4', durationMs: 1200 }),
    { type: 'audio', id, duration: 1200, contentProvider, markAsReadToken },
  ],
  [
    'a file, without quote token and content provider',
    fileMessage({ bytes, fileName: '見積書.pdf' }),
    { type: 'file', id, fileName: '見積書.pdf', fileSize: 5, markAsReadToken },
  ],
  [
    'a location, without a quote token',
    locationMessage({ title: '東京駅', latitude: 35.68, longitude: 139.76 }),
    { type: 'location', id, title: '東京駅', latitude: 35.68, longitude: 139.76, markAsReadToken },
  ],
  [
    'a sticker, known to move',
    stickerMessage({ packageId: '11537', stickerId: '52002734', keywords: ['love'] }),
    {
      type: 'sticker',
      id,
      packageId: '11537',
      stickerId: '52002734',
      stickerResourceType: 'ANIMATION',
      keywords: ['love'],
      quoteToken,
      markAsReadToken,
    },
  ],
  [
    'a message sticker with words and a quote',
    stickerMessage({
      packageId: '1',
      stickerId: '2',
      stickerResourceType: 'MESSAGE',
      text: 'おつかれ',
      quotedMessageId: '1',
    }),
    {
      type: 'sticker',
      id,
      packageId: '1',
      stickerId: '2',
      stickerResourceType: 'MESSAGE',
      text: 'おつかれ',
      quotedMessageId: '1',
      quoteToken,
      markAsReadToken,
    },
  ],
];

test.for(cases)('The webhook carries %s', async ([, message, expected]) => {
  await using world = await startWorld();
  await world.tanaka.sends(world.channel, message);
  expect(world.server.caught[0]?.events).toMatchObject([{ type: 'message', replyToken: expect.any(String) }]);
  expect((world.server.caught[0]!.events[0] as { message?: unknown }).message).toEqual(expected);
});
