import { lineEmoji } from '../bubbles/text.js';
import { el } from '../dom.js';
import { openSheet } from '../sheet.js';
import { t } from '../strings.js';

/** LINE's own emoji of this phone: what stands in the text, and which picture LINE shows for it. @type {Record<string, { productId: string, emojiId: string }>} */
const EMOJI = Object.fromEntries(
  ['love', 'hello', 'laugh', 'cry', 'angry', 'ok', 'star', 'moon', 'heart', 'music', 'sun', 'rain'].map((name, i) => [
    `(${name})`,
    { productId: '5ac1bfd5040ab15980c9b435', emojiId: String(i + 1).padStart(3, '0') },
  ]),
);

/** @param {(words: string) => void} choose gets what stands for it in the text, like `(love)` */
export function openEmoji(choose) {
  openSheet(t('lineEmoji'), (close) => {
    const buttons = Object.entries(EMOJI).map(([words, emoji]) => {
      const onclick = () => {
        close();
        choose(words);
      };
      return el('button', { className: 'emoji-choice', onclick }, lineEmoji({ words, ...emoji }));
    });
    return [el('div', { className: 'emoji-grid' }, ...buttons)];
  });
}

/** Where LINE's emoji stand in a text; UTF-16 units. @param {string} text */
export function findEmoji(text) {
  return [...text.matchAll(/\([a-z]+\)/g)].flatMap(({ index, 0: words }) => {
    const emoji = EMOJI[words];
    return emoji ? [{ index, length: words.length, ...emoji }] : [];
  });
}
