import type { EmojiSpan } from './content.ts';
import { unitsAtLine, unitsBeyond } from './line-emoji.ts';
import { lineLimits } from './line-limits.ts';
import { isBlank } from './strange-text.ts';

/** One text message of LINE: at most 5,000 UTF-16 units as LINE may count them, and 20 LINE emoji. */
export type TextPart = { readonly text: string; readonly emojis: readonly EmojiSpan[] };

/**
 * A long text as the bubbles it arrives in: cut between lines, else between sentences or words, else between characters as a
 * person sees them, never inside a LINE emoji, and never in more bubbles than needed just for a nicer cut. Put together
 * again the parts are the text, but for those of which nothing would be seen: no bubble arrives blank.
 * @param emojis as `readEmojis` leaves them.
 */
export function textParts(text: string, emojis: readonly EmojiSpan[] = []): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  while (from < text.length || parts.length === 0) {
    const end = endOfPart(text, emojis, from);
    parts.push({
      text: text.slice(from, end),
      emojis: inside(emojis, from, end).map((emoji) => ({ ...emoji, index: emoji.index - from })),
    });
    from = end;
  }
  const seen = parts.filter((part) => !isBlank(part.text));
  return seen.length > 0 ? seen : parts.slice(0, 1);
}

/** The emoji that really stand in the text, in order: none beyond its end, none over another. */
export function readEmojis(text: string, emojis: readonly EmojiSpan[]): EmojiSpan[] {
  const kept: EmojiSpan[] = [];
  for (const emoji of emojis.toSorted((a, b) => a.index - b.index)) {
    const free = kept.at(-1);
    const stands = emoji.length > 0 && emoji.index + emoji.length <= text.length;
    if (stands && emoji.index >= (free ? free.index + free.length : 0)) kept.push(emoji);
  }
  return kept;
}

function endOfPart(text: string, emojis: readonly EmojiSpan[], from: number): number {
  const here = emojis.filter((emoji) => emoji.index >= from);
  const tooMany = here[lineLimits.emojisPerText];
  const most = Math.min(lastUnit(here, from), tooMany?.index ?? text.length);
  if (most >= text.length) return text.length;
  const beyond = unitsAtLine('', here);
  const room = lineLimits.textUnits * (bubbles(text.length - from + beyond) - 1) - beyond;
  const least = Math.max(from + (most - from) / 2, text.length - room);
  const ends = endsOf(text, from, most).filter((end) => !here.some((emoji) => isWithin(emoji, end)));
  const nice = niceEnds.map((sign) =>
    ends.findLast((end) => end >= least && sign.test(text.slice(Math.max(from, end - 2), end))),
  );
  return nice.find((end) => end !== undefined) ?? ends.at(-1) ?? whole(text, most);
}

/** Where LINE's count of the units from `from` on may be full, the emoji that begin before included. */
function lastUnit(emojis: readonly EmojiSpan[], from: number): number {
  let most = from + lineLimits.textUnits;
  for (const emoji of emojis) {
    if (emoji.index >= most) break;
    most = Math.max(most - unitsBeyond(emoji), emoji.index);
  }
  return most;
}

/** Each asks for two signs at most: looking back further at every possible end would take minutes at some texts. */
const niceEnds = [/\n$/, /[。．！？!?]$|\.\s$/, /\s$/];

const bubbles = (units: number) => Math.ceil(units / lineLimits.textUnits);

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Where a character that a person would see as one ends, up to `most`. */
function endsOf(text: string, from: number, most: number): number[] {
  const ends: number[] = [];
  // What follows belongs to it: a mark behind the last character would be lost otherwise.
  for (const { index, segment } of graphemes.segment(text.slice(from, most + lookAhead))) {
    const end = from + index + segment.length;
    if (end > most) break;
    ends.push(end);
  }
  return ends;
}

const lookAhead = 200;

/** One character of thousands of marks has no good place for a cut; half of a surrogate pair would be no text at all. */
function whole(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text[end - 1]!) ? end - 1 : end;
}

function isWithin({ index, length }: EmojiSpan, end: number): boolean {
  return index < end && index + length > end;
}

function inside(emojis: readonly EmojiSpan[], from: number, end: number): EmojiSpan[] {
  return emojis.filter((emoji) => emoji.index >= from && emoji.index + emoji.length <= end);
}
