/**
 * Whether nobody can see anything of it: spaces, what Unicode draws as nothing (zero width, fillers, direction marks), the
 * empty Braille cell.
 */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** Words for a place outside of our pages that shows one line of plain letters: nothing in them turns or breaks it. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Letters written from right to left, and marks that turn what stands around them. */
const turning = /[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const overrides = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Somebody's words within a sentence of ours, so that their direction ends where they do (Unicode Annex 9: first strong
 * isolate). Words that cannot turn anything stay as they are.
 */
export function isolated(text: string): string {
  return turning.test(text) ? `\u2068${text.replace(overrides, '')}\u2069` : text;
}
