import type { EmojiSpan, MentionSpan, TextContent } from '@engawa/domain';
import { countIn, isId, listIn, type Outside, outside, wordsIn } from './outside.ts';

/** As in the product, but LINE names whom a mention means by its own id. */
export type TextFromLine = Omit<TextContent, 'mentions'> & { readonly mentions?: readonly MentionFromLine[] };
export type MentionFromLine = Omit<MentionSpan, 'contactId'> & { readonly lineUserId?: string };

type Span = { readonly index: number; readonly length: number };

/** @returns null when there is no text in it. */
export function textFromLine(message: Outside): TextFromLine | null {
  const text = wordsIn(message.text);
  if (text === null) return null;
  const emojis = apart(listIn(message.emojis).flatMap((emoji) => emojiIn(emoji, text)));
  const mentions = apart(listIn(outside(message.mention).mentionees).flatMap((mention) => mentionIn(mention, text)));
  return {
    kind: 'text',
    text,
    ...(emojis.length > 0 && { emojis }),
    ...(mentions.length > 0 && { mentions }),
  };
}

/**
 * LINE does not say in which unit places are counted (LINE docs, Receive messages), so a span must hold what it is for:
 * words like `(love)`, or the picture character itself.
 */
function emojiIn(emoji: Outside, text: string): EmojiSpan[] {
  const { productId, emojiId } = emoji;
  const span = spanIn(emoji, text, /^(\(|[\p{Extended_Pictographic}\p{Co}]+$)/u);
  return span && isPathWord(productId) && isPathWord(emojiId) ? [{ ...span, productId, emojiId }] : [];
}

function mentionIn(mention: Outside, text: string): MentionFromLine[] {
  const span = spanIn(mention, text, /^[@＠]/);
  if (!span) return [];
  if (mention.type === 'all') return [{ ...span, who: 'all' }];
  if (mention.type !== 'user') return [];
  if (mention.isSelf === true) return [{ ...span, who: 'account' }];
  return [{ ...span, who: 'somebody', ...(isId(mention.userId) && { lineUserId: mention.userId }) }];
}

function spanIn(value: Outside, text: string, looksRight: RegExp): Span | null {
  const index = countIn(value.index);
  const length = countIn(value.length);
  if (index === null || !length || index + length > text.length) return null;
  return looksRight.test(text.slice(index, index + length)) ? { index, length } : null;
}

/** In the order of the text; what overlaps the one before it is left out. */
function apart<S extends Span>(spans: readonly S[]): S[] {
  let end = 0;
  return spans
    .toSorted((a, b) => a.index - b.index)
    .filter((span) => {
      const free = span.index >= end;
      if (free) end = span.index + span.length;
      return free;
    });
}

/** It becomes part of an address at LINE's servers. */
function isPathWord(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-Za-z]{1,64}$/.test(value);
}
