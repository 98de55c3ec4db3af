import { fireEvent } from '@solidjs/testing-library';
import { beforeEach, expect, test, vi } from 'vitest';
import { onLongPress } from './long-press.ts';
import { swipeToAnswer } from './swipe.ts';

let message: HTMLElement;
beforeEach(() => {
  message = document.createElement('article');
  document.body.replaceChildren(message);
});

const at = (clientX: number, clientY: number) => ({ touches: [{ clientX, clientY }] });
function draw(...places: [x: number, y: number][]): void {
  const [first, ...rest] = places;
  fireEvent.touchStart(message, at(...first!));
  for (const place of rest) fireEvent.touchMove(message, at(...place));
  fireEvent.touchEnd(message, { touches: [] });
}

test.each([
  [
    'far enough to the left answers it',
    [
      [200, 300],
      [170, 302],
      [130, 304],
    ],
    1,
  ],
  [
    'a little does nothing',
    [
      [200, 300],
      [170, 302],
    ],
    0,
  ],
  [
    'far, and back again, does nothing',
    [
      [200, 300],
      [130, 300],
      [195, 300],
    ],
    0,
  ],
  [
    'down the page scrolls',
    [
      [200, 300],
      [195, 340],
      [100, 500],
    ],
    0,
  ],
  [
    'to the right does nothing',
    [
      [200, 300],
      [290, 300],
    ],
    0,
  ],
] as const)('drawing a message %s', (_, places, answers) => {
  const answer = vi.fn();
  swipeToAnswer(message, answer);
  draw(...(places as unknown as [number, number][]));
  expect(answer).toHaveBeenCalledTimes(answers);
  expect(message.style.getPropertyValue('--swipe')).toBe('0px');
});

test.each([
  ['rests opens the menu, and presses nothing when it is lifted', 500, [], true],
  ['only taps does not', 300, [], false],
  ['moves on does not', 500, [[200, 330]], false],
] as const)('a finger that %s', (_, ms, moves, opens) => {
  vi.useFakeTimers();
  const pressed = vi.fn(() => true);
  onLongPress(document.body, pressed);
  fireEvent.touchStart(message, at(200, 300));
  for (const [x, y] of moves) fireEvent.touchMove(message, at(x, y));
  vi.advanceTimersByTime(ms);
  expect(pressed).toHaveBeenCalledTimes(opens ? 1 : 0);
  // False: the press that follows was stopped.
  expect(fireEvent.touchEnd(message, { touches: [] })).toBe(!opens);
  vi.useRealTimers();
});
