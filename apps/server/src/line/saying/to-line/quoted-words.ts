import { cutToUnits, type EmojiSpan, lineLimits, type TextContent } from '@engawa/domain';

/** So much of what is answered tells which words were meant. */
const excerptUnits = 100;

/** What is answered, in words before the answer: LINE refused to show it as a quote. Where that does not fit it is left out. */
export function withQuotedWords(content: TextContent, quotedWords: string | null): TextContent {
  const words = quotedWords?.replaceAll(/\s+/gu, ' ').trim();
  if (!words) return content;
  const excerpt = cutToUnits(words, excerptUnits);
  const before = `> ${excerpt}${excerpt === words ? '' : '…'}\n`;
  if (before.length + content.text.length > lineLimits.textUnits) return content;
  const emojis = content.emojis?.map((span): EmojiSpan => ({ ...span, index: span.index + before.length }));
  return { ...content, text: before + content.text, ...(emojis && { emojis }) };
}
