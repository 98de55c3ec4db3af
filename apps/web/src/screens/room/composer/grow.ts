/** More lines than the style sheet ever shows at once. */
const shownLines = 12;
/** So many letters fill them on the widest screen. */
const shownLetters = 3000;

/** As tall as its words; the style sheet sets the most. Of long words nothing is measured: they need all of it. */
export function grow(field: HTMLTextAreaElement): void {
  if (fillsField(field.value)) {
    field.style.height = '100dvh';
    return;
  }
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

/** Whether the words are more than the field ever shows, whatever their width. */
export function fillsField(words: string): boolean {
  if (words.length > shownLetters) return true;
  let at = -1;
  for (let lines = 1; lines <= shownLines; lines++) {
    at = words.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}
