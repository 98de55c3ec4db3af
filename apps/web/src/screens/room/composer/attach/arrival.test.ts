import { expect, test } from 'vitest';
import { arrivalWords } from './arrival.ts';

test.each([
  ['a photo of a phone', 'image/jpeg', 3_000_000, 'image'],
  ['a photo that LINE finds too large', 'image/jpeg', 12_000_000, 'imageSmaller'],
  ['a picture in a format that LINE does not know', 'image/webp', 300_000, 'imageConverted'],
  ['a moving picture', 'image/gif', 300_000, 'imageStill'],
  ['a video', 'video/mp4', 12_000_000, 'video'],
  ['a video of an iPhone as it is', 'video/quicktime', 12_000_000, 'link'],
  ['a video that LINE finds too large', 'video/mp4', 210_000_000, 'link'],
  ['a voice message', 'audio/mp4', 40_000, 'audio'],
  ['a PNG that moves', 'image/apng', 300_000, 'imageStill'],
  ['a picture that only iPhones read', 'image/heic', 300_000, 'link'],
  ['a PDF', 'application/pdf', 400_000, 'link'],
])('%s, before it is sent to LINE, is said to arrive as it will', (_, mimeType, bytes, words) => {
  const seen = mimeType.startsWith('image/') ? { width: 1600, height: 1200 } : {};
  expect(arrivalWords('line', { mimeType, bytes, ...seen })).toBe(words);
});

test('a photo with more pixels than LINE gets is said to become smaller', () => {
  const photo = { mimeType: 'image/jpeg', bytes: 6_000_000, height: 3000 };
  expect(arrivalWords('line', { ...photo, width: 8000 })).toBe('imageSmaller');
  expect(arrivalWords('line', { ...photo, width: 4032 })).toBe('image');
});

test.each([
  [{ mimeType: 'image/jpeg', width: 12_000, height: 9000 }, 'imageSmaller'],
  [{ mimeType: 'image/jpeg', width: 6000, height: 4400, inPasses: true }, 'imageSmaller'],
  [{ mimeType: 'image/webp', width: 6000, height: 5000 }, 'imageSmaller'],
  [{ mimeType: 'image/webp', width: 9000, height: 6000 }, 'link'],
  [{ mimeType: 'audio/mp4', codecs: ['Opus'] }, 'link'],
  [{ mimeType: 'video/mp4', codecs: ['avc1', 'mp4a'] }, 'video'],
  [{ mimeType: 'video/mp4', codecs: ['av01', 'mp4a'] }, 'link'],
])('what the bytes say of %o decides', (facts, words) => {
  expect(arrivalWords('line', { bytes: 600_000, ...facts })).toBe(words);
});

test('members get every file as it is', () => {
  expect(arrivalWords('internal', { mimeType: 'image/gif', bytes: 30_000_000, width: 400, height: 300 })).toBe(
    'internal',
  );
});

test.each(['line', 'internal'] as const)('what nobody could open is said to be so, in a room of kind %s', (kind) => {
  expect(arrivalWords(kind, { mimeType: 'application/pdf', bytes: 0 })).toBe('empty');
  const damaged = arrivalWords(kind, { mimeType: 'image/png', bytes: 38, asFile: true });
  expect(damaged).toBe(kind === 'line' ? 'damagedLink' : 'damaged');
});

test('a picture that only some browsers read is not called damaged', () => {
  expect(arrivalWords('line', { mimeType: 'image/heic', bytes: 2_000_000 })).not.toBe('damaged');
});
