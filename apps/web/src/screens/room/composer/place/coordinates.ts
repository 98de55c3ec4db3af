/** A number of degrees as typed, also with wide digits or a comma; null when it is none or lies outside. */
export function degrees(typed: string, most: 90 | 180): number | null {
  const plain = typed.normalize('NFKC').trim().replace(',', '.');
  if (!/^[+-]?\d{1,3}(\.\d+)?$/.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= most ? value : null;
}

/** `35.6812, 139.7671`, as maps give it to the clipboard; null when the words are something else. */
export function pairOf(typed: string): { readonly latitude: string; readonly longitude: string } | null {
  const match = /^\(?\s*([+-]?\d{1,2}\.\d+)(?:\s*[,、]\s*|\s+)([+-]?\d{1,3}\.\d+)\s*\)?$/.exec(
    typed.normalize('NFKC').trim(),
  );
  return match ? { latitude: match[1]!, longitude: match[2]! } : null;
}
