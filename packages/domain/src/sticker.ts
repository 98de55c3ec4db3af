import type { StickerContent } from './content.ts';
import { allow, deny, type Verdict } from './verdict.ts';

/** Package id → first and last sticker id, without gaps (LINE docs, List of available stickers). */
export const sendableStickers: Readonly<Record<string, readonly [first: number, last: number]>> = {
  446: [1988, 2027],
  789: [10855, 10894],
  1070: [17839, 17878],
  6136: [10551376, 10551399],
  6325: [10979904, 10979927],
  6359: [11069848, 11069871],
  6362: [11087920, 11087943],
  6370: [11088016, 11088039],
  6632: [11825374, 11825397],
  8515: [16581242, 16581265],
  8522: [16581266, 16581289],
  8525: [16581290, 16581313],
  11537: [52002734, 52002773],
  11538: [51626494, 51626533],
  11539: [52114110, 52114149],
};

/** Purchased stickers, and any other than the 456 that LINE lists for accounts, cannot be sent. */
export function canSendSticker(sticker: { readonly packageId: string; readonly stickerId: string }): Verdict {
  const range = Object.hasOwn(sendableStickers, sticker.packageId) ? sendableStickers[sticker.packageId] : undefined;
  const id = /^\d{1,12}$/.test(sticker.stickerId) ? Number(sticker.stickerId) : Number.NaN;
  return range && id >= range[0] && id <= range[1] ? allow : deny('stickerNotSendable', {});
}

/** What LINE calls a sticker. */
export type StickerWords = {
  readonly packageId: string;
  readonly stickerId: string;
  readonly words: readonly string[];
};

/** On these somebody typed words of their own, or had them drawn (LINE reference, Sticker message). */
const withOwnWords = ['MESSAGE', 'CUSTOM', 'NAME_TEXT', 'PER_STICKER_TEXT'];
/** Longer ones are sentences, and find nothing. */
const longestWord = 40;

/** What can be learned of a sticker for the search: LINE's words for one that members can send, never what a LINE user typed. */
export function wordsToLearn(sticker: StickerContent): StickerWords | null {
  const { packageId, stickerId, resourceType } = sticker;
  if (!canSendSticker(sticker).allowed || withOwnWords.includes(resourceType)) return null;
  const words = sticker.words.filter((word) => word.length <= longestWord);
  return words.length > 0 ? { packageId, stickerId, words } : null;
}

/** Who is on the stickers of a package: what a screen reader says, and what they are found by. */
const characters: Readonly<Record<string, readonly string[]>> = {
  446: ['ムーン', 'Moon'],
  789: ['サリー', 'Sally'],
  1070: ['ムーン', 'Moon'],
  6136: ['おわび', 'Sorry'],
  6325: ['ブラウン＆コニー', 'Brown & Cony'],
  6359: ['ブラウン＆コニー', 'Brown & Cony'],
  6362: ['ブラウン＆コニー', 'Brown & Cony'],
  6370: ['ブラウン＆コニー', 'Brown & Cony'],
  6632: ['おわび', 'Sorry'],
  8515: ['敬語', 'Polite'],
  8522: ['敬語', 'Polite'],
  8525: ['敬語', 'Polite'],
  11537: ['ブラウン＆コニー＆サリー', 'Brown & Cony & Sally'],
  11538: ['チョコ＆フレンズ', 'CHOCO & Friends'],
  11539: ['BT21', 'UNIVERSTAR'],
};

const animated = ['11537', '11538', '11539'];

/** A sticker that an account sends, as it stands in a room. */
export function sentSticker(sticker: { readonly packageId: string; readonly stickerId: string }): StickerContent {
  const { packageId, stickerId } = sticker;
  return {
    kind: 'sticker',
    packageId,
    stickerId,
    resourceType: animated.includes(packageId) ? 'ANIMATION' : 'STATIC',
    words: Object.hasOwn(characters, packageId) ? characters[packageId]! : [],
  };
}
