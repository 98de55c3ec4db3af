import { withoutEnding } from '@engawa/domain';

export type Part = { readonly text: string; readonly link: boolean };

/** A web address ends before a space, a bracket or quote that closes around it, and Japanese punctuation. */
const address = /https?:\/\/[^\s<>"'`「」『』（）【】、。！？]+/gi;
const closing = '.,:;!?)]';

/** Text in parts, web addresses apart from words. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const link = withoutEnding(match[0], (unit) => closing.includes(unit));
    if (match.index > end) parts.push({ text: text.slice(end, match.index), link: false });
    parts.push({ text: link, link: true });
    end = match.index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), link: false });
  return parts;
}
