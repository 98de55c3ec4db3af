/**
 * The text without such signs at its end. Looks at each of them once: a pattern like `[. ]+$` begins anew at every dot of a
 * stranger's text, and at ten thousand of them the whole server stands still.
 */
export function withoutEnding(text: string, isSign: (unit: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isSign(text[end - 1]!)) end--;
  return text.slice(0, end);
}
