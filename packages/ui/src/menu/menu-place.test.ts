import { expect, it } from 'vitest';
import { menuPlace } from './menu-place.ts';

const phone = { width: 390, height: 844 };
const theirs = { x: 54, y: 400, width: 250, height: 60 };
const mine = { x: 120, y: 400, width: 260, height: 60 };
const finger = { x: 100, y: 420 };
const box = (point: { x: number; y: number }) => ({ ...point, width: 0, height: 0 });

it('The menu of a message that was pressed long leaves its words free, on its own side', () => {
  expect(menuPlace(theirs, finger, phone, true)).toEqual({ beside: theirs, placement: 'bottom-start' });
  expect(menuPlace(mine, finger, phone, true)).toEqual({ beside: mine, placement: 'bottom-end' });
});

it('At a message that fills the screen it unfolds where the finger is', () => {
  const long = { ...theirs, y: -300, height: 1100 };
  expect(menuPlace(long, finger, phone, true)).toEqual({ beside: box(finger), placement: 'bottom-start' });
});

it('A mouse has it at its point, a key beside the button', () => {
  expect(menuPlace(theirs, finger, phone, false)).toEqual({ beside: box(finger), placement: 'bottom-start' });
  expect(menuPlace(theirs, undefined, phone, false)).toEqual({ beside: theirs, placement: 'bottom-end' });
});
