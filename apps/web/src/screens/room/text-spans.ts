import type { EmojiSpan, MentionSpan } from '@engawa/domain';
import { splitLinks } from './split-links.ts';

/** One stretch of a text as it is drawn. `text` of all together is the text that was written. */
export type Span =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'emoji'; readonly text: string; readonly productId: string; readonly emojiId: string }
  | { readonly kind: 'mention'; readonly text: string; readonly who: MentionSpan['who'] };

/** A text in stretches: words, links, LINE emoji, mentions. What LINE marks outside the text, or twice, is left as words. */
export function spansOf(
  text: string,
  emojis: readonly EmojiSpan[] = [],
  mentions: readonly MentionSpan[] = [],
): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const mark of marksIn(text, emojis, mentions)) {
    if (mark.index < end) continue;
    spans.push(...words(text.slice(end, mark.index)));
    end = mark.index + mark.length;
    const marked = text.slice(mark.index, end);
    if ('emojiId' in mark)
      spans.push({ kind: 'emoji', text: marked, productId: mark.productId, emojiId: mark.emojiId });
    else spans.push({ kind: 'mention', text: marked, who: mark.who });
  }
  return [...spans, ...words(text.slice(end))];
}

function marksIn(text: string, emojis: readonly EmojiSpan[], mentions: readonly MentionSpan[]) {
  return [...emojis, ...mentions]
    .filter(({ index, length }) => index >= 0 && length > 0 && index + length <= text.length)
    .sort((a, b) => a.index - b.index);
}

function words(text: string): Span[] {
  return splitLinks(text).map(({ text: words, href }) =>
    href === null ? { kind: 'words', text: words } : { kind: 'link', text: words, href },
  );
}
