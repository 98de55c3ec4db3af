import { expect, test } from 'vitest';
import type { ApiRequest } from './api/request-log.ts';
import { findUnlawful } from './lawful.ts';

const push = (message: object, headers: ApiRequest['headers'] = { 'x-line-retry-key': 'k' }): ApiRequest => ({
  at: 0,
  method: 'POST',
  path: '/v2/bot/message/push',
  query: {},
  headers,
  body: { to: 'U', messages: [message] },
});
const text = { type: 'text', text: 'こんにちは' };

test.each<[string, ApiRequest, number]>([
  ['a push with its key', push(text), 0],
  ['a push without a key', push(text, {}), 1],
  ['a reply with a key', { ...push(text), path: '/v2/bot/message/reply' }, 1],
  ['a name of 20 units', push({ ...text, sender: { name: '長'.repeat(20) } }), 0],
  ['a name of 21 units', push({ ...text, sender: { name: '長'.repeat(21) } }), 1],
  ['a sticker of the list', push({ type: 'sticker', packageId: '446', stickerId: '1988' }), 0],
  ['a bought sticker', push({ type: 'sticker', packageId: '1', stickerId: '1' }), 1],
  [
    'a picture over https',
    push({ type: 'image', originalContentUrl: 'https://a.example/o', previewImageUrl: 'https://a.example/p' }),
    0,
  ],
  ['a picture of this machine', push({ type: 'image', originalContentUrl: 'http://localhost:3000/o' }), 0],
  ['a picture over http', push({ type: 'image', originalContentUrl: 'http://a.example/o' }), 1],
  [
    'a picture deep in a card',
    push({ type: 'flex', contents: { hero: { type: 'image', url: 'http://a.example/o' } } }),
    1,
  ],
])('%s', (_, request, problems) => {
  expect(findUnlawful([request], { checkRequest: () => [] })).toHaveLength(problems);
});
