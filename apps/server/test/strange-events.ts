import fc from 'fast-check';
import { groupId, source } from './line-events.ts';

const odd = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u0000', '\ud800', '1', 'x'.repeat(10_000), -1, 1e300, Number.NaN),
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
/** What nobody expects under LINE's name: types, sizes and characters that no database takes. */
export const strangeEvent = fc.record(
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
