import type { EmojiSpan } from './content.ts';
import { cutToUnits, lineLimits } from './line-limits.ts';

/** One text message of LINE: at most 5,000 UTF-16 units and 20 LINE emoji. */
export type TextPart = { readonly text: string; readonly emojis: readonly EmojiSpan[] };

/**
 * A long text as the bubbles it arrives in: cut between lines, else between words, else between characters as a person sees
 * them, never inside a LINE emoji. Put together again the parts are the text.
 */
export function textParts(text: string, emojis: readonly EmojiSpan[] = []): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  while (from < text.length || parts.length === 0) {
    const end = from + partLength(text, emojis, from);
    parts.push({
      text: text.slice(from, end),
      emojis: inside(emojis, from, end).map((emoji) => ({ ...emoji, index: emoji.index - from })),
    });
    from = end;
  }
  return parts;
}

function partLength(text: string, emojis: readonly EmojiSpan[], from: number): number {
  const rest = text.slice(from);
  const longest = cutToUnits(rest, lineLimits.textUnits).length || lineLimits.textUnits;
  const tooMany = inside(emojis, from, text.length)[lineLimits.emojisPerText];
  const most = Math.min(longest, tooMany ? tooMany.index - from : rest.length);
  if (most >= rest.length) return rest.length;
  const whole = beforeEmoji(emojis, from, from + niceCut(rest, most)) - from;
  return whole > 0 ? whole : most;
}

/** The last line end in the second half of what fits, else the last space there, else all that fits. */
function niceCut(rest: string, most: number): number {
  const window = rest.slice(0, most);
  for (const sign of ['\n', '。', ' ']) {
    const at = window.lastIndexOf(sign);
    if (at >= most / 2) return at + 1;
  }
  return most;
}

function beforeEmoji(emojis: readonly EmojiSpan[], from: number, end: number): number {
  const cut = emojis.find((emoji) => emoji.index >= from && emoji.index < end && emoji.index + emoji.length > end);
  return cut ? cut.index : end;
}

function inside(emojis: readonly EmojiSpan[], from: number, end: number): EmojiSpan[] {
  return emojis.filter((emoji) => emoji.index >= from && emoji.index + emoji.length <= end);
}
