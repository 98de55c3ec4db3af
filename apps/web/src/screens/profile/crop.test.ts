import { expect, test } from 'vitest';
import { cropEdge, wholeCrop, withinPicture } from './crop.ts';

const landscape = { width: 800, height: 600 };

test('a new photo begins with the largest square in its middle', () => {
  expect(wholeCrop(landscape)).toEqual({ x: 400, y: 300, zoom: 1 });
  expect(cropEdge(landscape, wholeCrop(landscape))).toBe(600);
});

test('the square cannot be moved out of the picture', () => {
  expect(withinPicture(landscape, { x: -50, y: 900, zoom: 1 })).toEqual({ x: 300, y: 300, zoom: 1 });
  expect(withinPicture(landscape, { x: 900, y: 0, zoom: 2 })).toEqual({ x: 650, y: 150, zoom: 2 });
});

test('zooming out ends where the square fills the picture’s shorter side', () => {
  expect(withinPicture(landscape, { x: 400, y: 300, zoom: 0.2 }).zoom).toBe(1);
});
