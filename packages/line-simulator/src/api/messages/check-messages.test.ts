import { expect, test } from 'vitest';
import { LineError } from '../line-error.ts';
import { readMessages } from './check-messages.ts';

const url = 'https://example.com/a';
const emoji = { productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };
const button = { type: 'message', label: 'はい', text: 'はい' };
const userId = `U${'0'.repeat(32)}`;

const good: Record<string, object> = {
  'a text with LINE’s emoji': {
    type: 'text',
    text: '$ はい $',
    emojis: [
      { index: 0, ...emoji },
      { index: 5, ...emoji },
    ],
  },
  'a text v2 with everything': {
    type: 'textV2',
    text: '{a} {{見積り}} {b} {c}',
    substitution: {
      a: { type: 'mention', mentionee: { type: 'user', userId } },
      b: { type: 'emoji', ...emoji },
      c: { type: 'mention', mentionee: { type: 'all' } },
    },
  },
  'a quote by a sticker': { type: 'sticker', packageId: '446', stickerId: '1988', quoteToken: 'q' },
  'a tracked video': { type: 'video', originalContentUrl: url, previewImageUrl: url, trackingId: 'tour-1.{a}[b]' },
  'a voice message': { type: 'audio', originalContentUrl: url, duration: 1 },
  'a place at the end of the world': { type: 'location', title: 't', address: 'a', latitude: -90, longitude: 180 },
  'thirteen quick replies': { type: 'text', text: 'どれ', quickReply: { items: items(13) } },
  'a quick reply to take a photo': {
    type: 'text',
    text: '写真を',
    quickReply: { items: [{ type: 'action', action: { type: 'camera', label: '撮る' } }] },
  },
  'a Flex bubble': { type: 'flex', altText: '見積り', contents: { type: 'bubble' } },
  'a Flex carousel of twelve': {
    type: 'flex',
    altText: '見積り',
    contents: { type: 'carousel', contents: bubbles(12) },
  },
  'a label of twenty families': template({ actions: [{ ...button, label: '👨‍👩‍👧‍👦'.repeat(20) }] }),
  'a carousel': {
    type: 'template',
    altText: '見積り',
    template: {
      type: 'carousel',
      columns: [
        { text: 'a', actions: [button] },
        { text: 'b', actions: [button] },
      ],
    },
  },
  'an imagemap': {
    type: 'imagemap',
    altText: '地図',
    baseUrl: url,
    baseSize: { width: 1040, height: 700 },
    actions: [{ type: 'uri', linkUri: url, area: { x: 0, y: 0, width: 1, height: 1 } }],
  },
};

const bad: Record<string, [message: object, property: string]> = {
  'an emoji that points at no $': [{ type: 'text', text: 'はい', emojis: [{ index: 0, ...emoji }] }, 'emojis[0].index'],
  'an emoji beyond the text': [{ type: 'text', text: '$', emojis: [{ index: 1, ...emoji }] }, 'emojis[0].index'],
  'an emoji without a product': [
    { type: 'text', text: '$', emojis: [{ index: 0, emojiId: '001' }] },
    'emojis[0].productId',
  ],
  'an emoji of no product of LINE’s': [
    { type: 'text', text: '$', emojis: [{ index: 0, productId: '5ac1bfd5040ab15980c9b436', emojiId: '001' }] },
    'emojis[0].emojiId',
  ],
  'an emoji beyond the last of its product': [
    { type: 'text', text: '$', emojis: [{ index: 0, ...emoji, emojiId: '251' }] },
    'emojis[0].emojiId',
  ],
  'more than twenty emoji': [
    { type: 'text', text: '$'.repeat(21), emojis: Array.from({ length: 21 }, (_, index) => ({ index, ...emoji })) },
    'emojis',
  ],
  'a single brace': [{ type: 'textV2', text: 'a {' }, 'text'],
  'a placeholder without substitution': [{ type: 'textV2', text: '{a}' }, 'text'],
  'a substitution of unknown type': [
    { type: 'textV2', text: '{a}', substitution: { a: { type: 'x' } } },
    'substitution.a.type',
  ],
  'a mention of nobody': [
    { type: 'textV2', text: '{a}', substitution: { a: { type: 'mention', mentionee: { type: 'user' } } } },
    'substitution.a.mentionee',
  ],
  'a quote by an image': [
    { type: 'image', originalContentUrl: url, previewImageUrl: url, quoteToken: 'q' },
    'quoteToken',
  ],
  'a tracking id with a space': [
    { type: 'video', originalContentUrl: url, previewImageUrl: url, trackingId: 'a b' },
    'trackingId',
  ],
  'a video without a picture': [{ type: 'video', originalContentUrl: url }, 'previewImageUrl'],
  'a voice message of no length': [{ type: 'audio', originalContentUrl: url, duration: 0 }, 'duration'],
  'a voice message of half a millisecond': [{ type: 'audio', originalContentUrl: url, duration: 0.5 }, 'duration'],
  'a place off the earth': [{ type: 'location', title: 't', address: 'a', latitude: 91, longitude: 0 }, 'latitude'],
  'a place without an address': [{ type: 'location', title: 't', latitude: 0, longitude: 0 }, 'address'],
  'an address of more than 2,000 units': [
    { type: 'image', originalContentUrl: `${url}${'a'.repeat(2000)}`, previewImageUrl: url },
    'originalContentUrl',
  ],
  'fourteen quick replies': [{ type: 'text', text: 'どれ', quickReply: { items: items(14) } }, 'quickReply.items'],
  'a quick reply without a label': [
    { type: 'text', text: 'どれ', quickReply: { items: [{ type: 'action', action: { type: 'message', text: 'a' } }] } },
    'quickReply.items[0].action.label',
  ],
  'a button that opens the camera': [
    template({ actions: [{ type: 'camera', label: '撮る' }] }),
    'template.actions[0].type',
  ],
  'a button with a script': [
    template({ actions: [{ type: 'uri', label: 'a', uri: 'javascript:alert(1)' }] }),
    'template.actions[0].uri',
  ],
  'five buttons': [template({ actions: [button, button, button, button, button] }), 'template.actions'],
  'a title that leaves less room': [template({ title: 't', text: 'あ'.repeat(61) }), 'template.text'],
  'a label of 21 graphemes': [
    template({ actions: [{ ...button, label: 'あ'.repeat(21) }] }),
    'template.actions[0].label',
  ],
  'columns with unequal buttons': [
    {
      type: 'template',
      altText: 'a',
      template: {
        type: 'carousel',
        columns: [
          { text: 'a', actions: [button] },
          { text: 'b', actions: [button, button] },
        ],
      },
    },
    'template.columns',
  ],
  'a Flex without contents': [{ type: 'flex', altText: 'a' }, 'contents.type'],
  'a Flex bubble above 30 KB': [
    { type: 'flex', altText: 'a', contents: { type: 'bubble', filler: 'x'.repeat(30 * 1024) } },
    'contents',
  ],
  'a Flex carousel of thirteen': [
    { type: 'flex', altText: 'a', contents: { type: 'carousel', contents: bubbles(13) } },
    'contents.contents',
  ],
  'an alternative text above 1,500 units': [
    { type: 'flex', altText: 'a'.repeat(1501), contents: { type: 'bubble' } },
    'altText',
  ],
  'an imagemap of another width': [
    {
      type: 'imagemap',
      altText: 'a',
      baseUrl: url,
      baseSize: { width: 700, height: 700 },
      actions: [{ type: 'uri', linkUri: url }],
    },
    'baseSize.width',
  ],
  'a file, which LINE has no type for': [{ type: 'file', originalContentUrl: url }, 'type'],
};

test.for(Object.entries(good))('LINE takes %s', ([, message]) => {
  expect(readMessages({ messages: [message] }, false).messages).toEqual([message]);
});

test.for(Object.entries(bad))('LINE refuses %s and says where', ([, [message, property]]) => {
  expect(refusalOf([message])).toMatchObject({
    message: 'The request body has 1 error(s)',
    details: [{ message: expect.any(String), property: `messages[0].${property}` }],
  });
});

test('All that is wrong is said at once', () => {
  expect(refusalOf([{ type: 'text', text: '' }, { type: 'image' }])).toMatchObject({
    message: 'The request body has 3 error(s)',
  });
});

function refusalOf(messages: object[]): unknown {
  try {
    readMessages({ messages }, false);
  } catch (error) {
    if (error instanceof LineError) return error.body;
    throw error;
  }
  throw new Error('was accepted');
}

function items(count: number): object[] {
  return Array.from({ length: count }, () => ({ type: 'action', action: button }));
}

function bubbles(count: number): object[] {
  return Array.from({ length: count }, () => ({ type: 'bubble' }));
}

function template(fields: object): object {
  return {
    type: 'template',
    altText: '見積り',
    template: { type: 'buttons', text: 'どれ', actions: [button], ...fields },
  };
}
