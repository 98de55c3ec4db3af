import { expect, test } from 'vitest';
import { answerOf } from './uploads.ts';

const tooLarge = { code: 'mediaTooLarge', params: { bytes: 300_000_000, limitBytes: 200_000_000 } };

test.each([
  ['a file that is taken', 200, '{"media":{}}', { kind: 'uploaded' }],
  ['a refusal with its reason', 403, JSON.stringify({ denial: tooLarge }), { kind: 'denied', denial: tooLarge }],
  [
    'a file too large, with its reason',
    413,
    JSON.stringify({ denial: tooLarge }),
    { kind: 'denied', denial: tooLarge },
  ],
  ['a file too large for a proxy on the way', 413, '<html>', { kind: 'tooLarge' }],
  ['an ended session', 401, '{}', { kind: 'refused', refusal: 'signedOut' }],
  [
    'the session of somebody else',
    403,
    JSON.stringify({ denial: { code: 'anotherMember', params: {} } }),
    { kind: 'refused', refusal: 'anotherMember' },
  ],
  ['a room that is not ours', 404, '{}', { kind: 'notFound' }],
  ['a server in trouble', 502, '<html>', { kind: 'later' }],
  ['a server that has too much to do', 429, '', { kind: 'later' }],
  ['too many uploads at once', 429, JSON.stringify({ denial: { code: 'tooManyUploads' } }), { kind: 'later' }],
])('the answer to an upload: %s', (_, status, body, answer) => {
  expect(answerOf(status, body)).toEqual(answer);
});
