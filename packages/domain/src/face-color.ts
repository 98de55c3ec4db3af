/** How many colours a face without a photo may have: `--avatar-0` to `--avatar-9` of packages/ui. */
export const faceColors = 10;

/** The colour number, from 0, of a person's or a room's face: the same for the same id, on every device and page. */
export function faceColor(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) % faceColors;
}
