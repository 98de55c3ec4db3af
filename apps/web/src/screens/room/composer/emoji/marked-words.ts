import { type LineEmoji, marksIn, textLimit } from '@engawa/domain';

/** Words of a draft as they stand in the field; with an emoji, its mark. */
export type Piece = { readonly text: string; readonly start: number; readonly emoji: LineEmoji | null };

/**
 * A draft in paragraphs, each a row of words and marks, as far as marks reach: what comes behind the last paragraph with one
 * moves none of them. Empty without any mark, and of words that are too long to be sent, which first have to become fewer.
 */
export function markedParagraphs(draft: string): Piece[][] {
  if (draft.length > textLimit('line')) return [];
  const last = marksIn(draft).at(-1);
  if (!last) return [];
  const end = draft.indexOf('\n', last.end);
  let from = 0;
  return draft
    .slice(0, end < 0 ? undefined : end)
    .split('\n')
    .map((paragraph) => {
      const start = from;
      from += paragraph.length + 1;
      return piecesOf(paragraph, start);
    });
}

function piecesOf(paragraph: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const words = (end: number) =>
    end > from && pieces.push({ text: paragraph.slice(from, end), start: offset + from, emoji: null });
  for (const { start, end, emoji } of marksIn(paragraph)) {
    words(start);
    pieces.push({ text: paragraph.slice(start, end), start: offset + start, emoji });
    from = end;
  }
  words(paragraph.length);
  return pieces;
}
