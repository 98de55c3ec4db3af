import type { Span } from './text-spans.ts';

/** What is seen of a text that is folded, and what is not. */
export type Folded = { readonly shown: readonly Span[]; readonly rest: readonly Span[] };

/** Wide letters count two, narrow ones one, a line break as much as a line of a phone. */
const lineWidth = 40;
/** What is longer than a phone's screen is folded to less than one, so that unfolding is worth it. */
const longestWhole = 24 * lineWidth;
const shownWhenFolded = 14 * lineWidth;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A long text in two: its beginning and the rest; null for one that is shown whole. Nothing is lost, and no letter, emoji or address is cut. */
export function foldOf(spans: readonly Span[]): Folded | null {
  if (spans.reduce((sum, span) => sum + widthOf(span), 0) <= longestWhole) return null;
  let left = shownWhenFolded;
  const cut = spans.findIndex((span) => {
    const width = widthOf(span);
    if (width > left) return true;
    left -= width;
    return false;
  });
  const [before, at, after] = [spans.slice(0, cut), spans[cut]!, spans.slice(cut + 1)];
  if (at.kind !== 'words') return cut === 0 ? null : { shown: before, rest: [at, ...after] };
  const end = endWithin(at.text, left);
  const half = (text: string): Span[] => (text === '' ? [] : [{ ...at, text }]);
  return { shown: [...before, ...half(at.text.slice(0, end))], rest: [...half(at.text.slice(end)), ...after] };
}

/** How many letters a reader would count in them. */
export function letterCount(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + (span.kind === 'emoji' ? 1 : [...letters.segment(span.text)].length), 0);
}

/** Where a text is as wide as this, after a whole letter. */
function endWithin(text: string, width: number): number {
  let used = 0;
  for (const { segment, index } of letters.segment(text)) {
    used += widthOfWords(segment);
    if (used > width) return index;
  }
  return text.length;
}

function widthOf(span: Span): number {
  return span.kind === 'emoji' ? 2 : widthOfWords(span.text);
}

function widthOfWords(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width;
}

function widthOfLetter(letter: string): number {
  if (letter === '\n') return lineWidth;
  return letter.charCodeAt(0) >= 0x2e80 ? 2 : 1;
}
