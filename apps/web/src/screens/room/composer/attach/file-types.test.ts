import { expect, test } from 'vitest';
import { mayBecomeJpeg, otherTypeOf, withEnding } from './file-types.ts';

test.each([
  [{ name: '見積.pdf', type: '' }, 'application/pdf'],
  [{ name: '棚.png', type: 'image/png' }, 'application/octet-stream'],
  [{ name: 'IMG_0001.HEIC', type: '' }, 'image/heic'],
  [{ name: '見積書', type: '' }, 'application/octet-stream'],
])('the type of %o, whose bytes say nothing, is %s', (file, type) => {
  expect(otherTypeOf(file)).toBe(type);
});

test('a picture that the server cannot read is turned into JPEG, one that it can is not, and SVG never', () => {
  expect(['image/heic', 'image/bmp'].map(mayBecomeJpeg)).toEqual([true, true]);
  expect(['image/jpeg', 'image/webp', 'image/svg+xml', 'application/pdf'].map(mayBecomeJpeg)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('a converted picture keeps its name under another ending', () => {
  expect(withEnding('棚.2.heic', 'jpg')).toBe('棚.2.jpg');
});
