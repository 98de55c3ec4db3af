import type { messagingApi } from '@line/bot-sdk';
import { audioMessage } from '../src/user-messages/audio.ts';
import { fileMessage } from '../src/user-messages/file.ts';
import { imageMessage } from '../src/user-messages/image.ts';
import { locationMessage } from '../src/user-messages/location.ts';
import { stickerMessage } from '../src/user-messages/sticker.ts';
import { textMessage } from '../src/user-messages/text.ts';
import type { UserMessage } from '../src/user-messages/user-message.ts';
import { videoMessage } from '../src/user-messages/video.ts';

const sender = { name: '佐藤 太郎', iconUrl: 'https://example.com/sato.png' };
const media = { originalContentUrl: 'https://example.com/a', previewImageUrl: 'https://example.com/b' };
const emoji = { productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };
const bytes = Buffer.from('bytes');

export const postback: messagingApi.PostbackAction = {
  type: 'postback',
  label: 'はい',
  data: 'ok',
  displayText: 'はい',
};

/** Every kind of message that an account can send, five at a time as LINE takes them; `postback` is a button of the first. */
export const accountMessages: messagingApi.Message[][] = [
  [
    {
      type: 'text',
      text: '$ 承知しました',
      emojis: [{ index: 0, ...emoji }],
      sender,
      quickReply: { items: [{ type: 'action', action: postback }] },
    },
    { type: 'textV2', text: 'はい {{}} {a}', substitution: { a: { type: 'emoji', ...emoji } }, sender },
    { type: 'sticker', packageId: '446', stickerId: '1988', sender },
    { type: 'image', ...media, sender },
    { type: 'video', ...media, trackingId: 'tour', sender },
  ] as messagingApi.Message[],
  [
    { type: 'audio', originalContentUrl: media.originalContentUrl, duration: 1200, sender },
    { type: 'location', title: '東京駅', address: '東京都千代田区', latitude: 35.68, longitude: 139.76, sender },
    { type: 'flex', altText: '見積り', contents: { type: 'bubble' }, sender },
    {
      type: 'template',
      altText: '確認',
      template: {
        type: 'confirm',
        text: 'よろしいですか',
        actions: [postback, { type: 'uri', label: '見る', uri: 'https://example.com' }],
      },
      sender,
    },
    {
      type: 'imagemap',
      altText: '地図',
      baseUrl: 'https://example.com/map',
      baseSize: { width: 1040, height: 700 },
      actions: [{ type: 'uri', linkUri: 'https://example.com', area: { x: 0, y: 0, width: 9, height: 9 } }],
      sender,
    },
  ] as messagingApi.Message[],
];

/** Every kind of message that a user can send. */
export const userMessages: UserMessage[] = [
  textMessage('@縁側商事 (love)', {
    emojis: [{ index: 6, length: 6, ...emoji }],
    mention: {
      mentionees: [
        { type: 'user', index: 0, length: 5, isSelf: true },
        { type: 'all', index: 0, length: 5 },
      ],
    },
  }),
  imageMessage({ bytes, mimeType: 'image/png' }),
  imageMessage({ bytes, mimeType: 'image/png', external: media }),
  videoMessage({ bytes, mimeType: 'video/mp4', durationMs: 1200 }),
  audioMessage({ bytes, mimeType: 'audio/mp4', durationMs: 1200 }),
  fileMessage({ bytes, fileName: '見積書.pdf' }),
  locationMessage({ title: '東京駅', address: '東京都千代田区', latitude: 35.68, longitude: 139.76 }),
  stickerMessage({ packageId: '11537', stickerId: '52002734', keywords: ['love'], text: 'はい' }),
];
