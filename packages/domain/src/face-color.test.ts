import { expect, test } from 'vitest';
import { faceColor, faceColors } from './face-color.ts';

test('the same id has the same colour, and many ids use all colours', () => {
  expect(faceColor('contact-1')).toBe(faceColor('contact-1'));
  const used = new Set(Array.from({ length: 200 }, (_, n) => faceColor(`contact-${n}`)));
  expect([...used].sort()).toEqual(Array.from({ length: faceColors }, (_, n) => n));
});
