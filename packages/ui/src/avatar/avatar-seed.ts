/** How many --avatar-N colours the tokens have. */
export const avatarColors = 10;

/** The same number from 0 to 9 for the same id, on every device. */
export function avatarColor(seed: string): number {
  let hash = 0x811c9dc5;
  for (const char of seed) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) % avatarColors;
}

/** The first letter as a reader sees it (one grapheme), upper case; "?" for a name without any. */
export function initialOf(name: string): string {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  const first = graphemes[Symbol.iterator]().next();
  return first.done ? '?' : first.value.segment.toLocaleUpperCase();
}
