/** Wide and narrow letters, capitals and the two kana are the same to somebody who searches. */
export function folded(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - katakanaToHiragana));
}

/** Spaces in a name do not count either. */
export function unspaced(words: string): string {
  return folded(words).replace(/\s+/g, '');
}

const katakanaToHiragana = 0x60;
