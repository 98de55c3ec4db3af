import type { EmojiSpan } from './content.ts';
import { type LineEmoji, lineEmojiProducts } from './line-emoji.ts';

/**
 * A LINE emoji in words that are still being written. A mark such as `(emoji3.045)` says all by itself which one it is: by
 * the place of its product in `lineEmojiProducts` and its number. So a draft stays plain text, and nothing that is done to it
 * (undo, cut, paste, words put in front) can part an emoji from its place.
 */
const markForm = /\(emoji([1-9]\d{0,2})\.(\d{3})\)/g;

/** What stands for an emoji in words that were sent: in lists, when copied, and where its picture is away. */
export const emojiWords = '(emoji)';

export type Written = { readonly text: string; readonly emojis: readonly EmojiSpan[] };

/** The mark of an emoji; null of one that is not listed. */
export function markOf({ productId, emojiId }: LineEmoji): string | null {
  const at = lineEmojiProducts.findIndex(([id]) => id === productId);
  const mark = `(emoji${at + 1}.${emojiId})`;
  return marksIn(mark).length === 1 ? mark : null;
}

/** A draft as the words it means. A mark of an emoji that is not listed stays words. */
export function readMarks(draft: string): Written {
  const emojis: EmojiSpan[] = [];
  let text = '';
  let from = 0;
  for (const { start, end, emoji } of marksIn(draft)) {
    text += draft.slice(from, start);
    emojis.push({ index: text.length, length: emojiWords.length, ...emoji });
    text += emojiWords;
    from = end;
  }
  return { text: text + draft.slice(from), emojis };
}

/** Words as the draft to write on at; an emoji that is not listed stays its words. */
export function withMarks(text: string, emojis: readonly EmojiSpan[] = []): string {
  let draft = '';
  let from = 0;
  for (const emoji of emojis) {
    const { index, length } = emoji;
    draft += text.slice(from, index) + (markOf(emoji) ?? text.slice(index, index + length));
    from = index + length;
  }
  return draft + text.slice(from);
}

export type Stretch = { readonly start: number; readonly end: number };
export type Mark = Stretch & { readonly emoji: LineEmoji };

/** A selection grown so that it cuts no mark; a caret inside one comes to stand behind it. */
export function aroundMarks(draft: string, { start, end }: Stretch): Stretch {
  const within = (place: number) => marksIn(draft).find((mark) => mark.start < place && place < mark.end);
  if (start === end) {
    const place = within(start)?.end ?? start;
    return { start: place, end: place };
  }
  return { start: within(start)?.start ?? start, end: within(end)?.end ?? end };
}

/** The whole mark that ends or begins at the caret; null when there is none. */
export function markBeside(draft: string, place: number, side: 'before' | 'behind'): Stretch | null {
  const mark = marksIn(draft).find(({ start, end }) => (side === 'before' ? end : start) === place);
  return mark ? { start: mark.start, end: mark.end } : null;
}

/** The marks of listed emoji in a draft, in their order. */
export function marksIn(draft: string): Mark[] {
  return [...draft.matchAll(markForm)].flatMap((found) => {
    const [mark, at = '', emojiId = ''] = found;
    const [productId, count] = lineEmojiProducts[Number(at) - 1] ?? ['', 0];
    const isListed = Number(emojiId) >= 1 && Number(emojiId) <= count;
    return isListed ? [{ start: found.index, end: found.index + mark.length, emoji: { productId, emojiId } }] : [];
  });
}
