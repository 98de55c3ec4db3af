/** Latin letters that fit on the lines of a card on a phone; Japanese ones count double. */
const longest = 46;
/** So much of it stands at the end, where versions and endings are. */
const tail = 20;

/** A file name as a card has room for it: what is cut out is its middle, because its end says which version it is. */
export function shortFileName(name: string): string {
  const letters = [...name];
  if (widthOf(letters) <= longest) return name;
  const end = cut(letters.toReversed(), tail).toReversed();
  return `${cut(letters, longest - tail - 2).join('')}…${end.join('')}`;
}

function cut(letters: readonly string[], width: number): string[] {
  let left = width;
  const at = letters.findIndex((letter) => {
    left -= widthOf([letter]);
    return left < 0;
  });
  return letters.slice(0, at);
}

function widthOf(letters: readonly string[]): number {
  return letters.reduce((sum, letter) => sum + (letter.codePointAt(0)! < 0x1100 ? 1 : 2), 0);
}
