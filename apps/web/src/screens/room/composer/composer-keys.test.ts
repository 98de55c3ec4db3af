import { expect, test } from 'vitest';
import { type KeyPress, sends } from './composer-keys.ts';

const enter: KeyPress = {
  key: 'Enter',
  shiftKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 13,
  timeStamp: 5000,
};
const desktop = { touch: false, composedAt: 0 };

test('Enter sends on a desktop', () => {
  expect(sends(enter, desktop)).toBe(true);
});

test('Enter sends again once a conversion is well over', () => {
  expect(sends(enter, { touch: false, composedAt: 4000 })).toBe(true);
});

test.each([
  ['Shift+Enter makes a new line', { ...enter, shiftKey: true }, desktop],
  ['Enter makes a new line on a touch screen', enter, { touch: true, composedAt: 0 }],
  ['Enter confirms a conversion (Chrome, Firefox)', { ...enter, isComposing: true }, desktop],
  [
    'Enter confirms a conversion (Safari: key code 229 after the composition ended)',
    { ...enter, keyCode: 229 },
    desktop,
  ],
  ['Enter comes in the same blink as the end of a conversion', enter, { touch: false, composedAt: 4990 }],
  ['another key', { ...enter, key: 'a', keyCode: 65 }, desktop],
])('nothing is sent: %s', (_, press, typing) => {
  expect(sends(press, typing)).toBe(false);
});
