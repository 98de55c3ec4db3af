import { expect, test } from 'vitest';
import { clock } from './clock.ts';
import { placeFor } from './place.ts';

test.each([
  ['a photo of a phone held upright', 3024, 4032, { width: 255, height: 340 }],
  ['a wide photo', 4000, 3000, { width: 280, height: 210 }],
  ['a small drawing stays small', 160, 120, { width: 160, height: 120 }],
  ['a narrow strip can still be tapped', 10_000, 100, { width: 280, height: 96 }],
  ['one of which nothing is known yet', null, null, { width: 280, height: 210 }],
])('the place of %s is kept free', (_, width, height, place) => {
  expect(placeFor(width, height)).toEqual(place);
});

test('lengths are told in minutes and seconds', () => {
  expect([clock(4_200), clock(65_000), clock(3_725_000), clock(null)]).toEqual(['0:04', '1:05', '1:02:05', '–:––']);
});
