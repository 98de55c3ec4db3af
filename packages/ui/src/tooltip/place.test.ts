import { expect, it } from 'vitest';
import { besideRect } from './place.ts';

const viewport = { width: 390 };
const bubble = { width: 200, height: 40 };

it('A bubble stands centred above its control', () => {
  expect(besideRect({ left: 150, top: 300, bottom: 344, width: 90 }, bubble, viewport)).toEqual({ x: 95, y: 254 });
});

it('A bubble stands below a control at the top of the screen', () => {
  expect(besideRect({ left: 150, top: 10, bottom: 54, width: 90 }, bubble, viewport).y).toBe(60);
});

it.each([
  [0, 8],
  [370, 182],
])('A bubble of a control at %i px stays whole on the screen, from %i px', (left, x) => {
  expect(besideRect({ left, top: 300, bottom: 344, width: 20 }, bubble, viewport).x).toBe(x);
});
