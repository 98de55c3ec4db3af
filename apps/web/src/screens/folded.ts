/** Wide and narrow letters, capitals, accents, the two kana and their small letters are the same to somebody who searches. */
export function folded(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - katakanaToHiragana))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (small) => large[small]!);
}

/** Spaces in a name do not count either. */
export function unspaced(words: string): string {
  return folded(words).replace(/\s+/g, '');
}

const katakanaToHiragana = 0x60;
const large: Readonly<Record<string, string>> = {
  ...{ ぁ: 'あ', ぃ: 'い', ぅ: 'う', ぇ: 'え', ぉ: 'お', っ: 'つ' },
  ...{ ゃ: 'や', ゅ: 'ゆ', ょ: 'よ', ゎ: 'わ', ゕ: 'か', ゖ: 'け' },
};
