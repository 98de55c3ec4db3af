import { lineEmojiProducts, readMarks } from '@engawa/domain';
import { cleanup, fireEvent, render } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, test } from 'vitest';
import { Words } from './words.tsx';

afterEach(cleanup);

/** What is being written, as it will arrive. */
function write(draft: string) {
  const [written, setWritten] = createSignal(draft);
  const words = () => readMarks(written());
  const { container } = render(() => <Words text={words().text} emojis={words().emojis} />);
  const pictures = () => [...container.querySelectorAll('img')];
  return { setWritten, pictures, text: () => container.textContent };
}

test('while one writes on, no picture of a LINE emoji is drawn anew', () => {
  const { setWritten, pictures, text } = write('はい(emoji1.001)と(emoji1.002)');
  const before = pictures();
  setWritten('はい！(emoji1.001)と(emoji1.002)です');
  expect(text()).toBe('はい！とです');
  expect(pictures()).toEqual(before);
  expect(pictures().every((picture, at) => picture === before[at])).toBe(true);
});

test('a picture that LINE does not have stays words, and the next one at its place is asked for', () => {
  const { setWritten, pictures, text } = write('(emoji1.001)');
  fireEvent.error(pictures()[0]!);
  setWritten('(emoji1.001)です');
  expect([text(), pictures().length]).toEqual(['(emoji)です', 0]);
  setWritten('(emoji1.002)です');
  expect(pictures()[0]?.src).toContain(`${lineEmojiProducts[0]![0]}/iPhone/002.png`);
});
