import { type StickerContent, sendableStickers } from '@engawa/domain';

export type Sticker = Pick<StickerContent, 'packageId' | 'stickerId'>;
export type StickerPack = {
  readonly packageId: string;
  /** LINE's own title of the set, with the language of the words in its pictures where they have any. */
  readonly title: string;
  /** What it can be found by: whom it shows and what its pictures are for, in Japanese and English. */
  readonly words: string;
  readonly stickers: readonly Sticker[];
};

const moon = 'ムーン 丸顔 まる顔 moon';
const brownCony = 'ブラウン コニー くま うさぎ brown cony bear rabbit';
const apology = 'ごめん おわび 謝る すみません 反省 仲直り お願い sorry apology amends please';
const polite =
  'ありがとう おはよう おやすみ お疲れさま よろしく 了解 あいさつ 敬語 thanks good morning good night ok greeting polite';
const moods = 'うれしい 悲しい 怒る 笑う 泣く びっくり 好き がんばれ happy sad angry laugh cry surprise love cheer';
const moving = '動く アニメーション animated';

/**
 * Titles as LINE lists them (LINE docs, List of available stickers). LINE publishes no words for single pictures, so search
 * finds sets, not pictures.
 */
const described: Readonly<Record<string, readonly [title: string, words: string]>> = {
  446: ['Moon: Special Edition', `${moon} ${moods}`],
  789: ['Sally: Special Edition', `サリー ひよこ sally chick ${moods}`],
  1070: ['Moon: Special Edition 2', `${moon} ${moods}`],
  6136: ['LINE Characters: Making Amends', `日本語 ${apology}`],
  6325: ['Brown & Cony Fun Size Pack', `日本語 小さい ${brownCony} ${moods}`],
  6359: ['Brown & Cony Fun Size Pack (ไทย)', `タイ語 thai 小さい ${brownCony} ${moods}`],
  6362: ['Brown & Cony Fun Size Pack (繁體中文)', `中国語 台湾 chinese taiwan 小さい ${brownCony} ${moods}`],
  6370: ['Brown & Cony Fun Size Pack 2', `日本語 小さい ${brownCony} ${moods}`],
  6632: ['LINE Characters: Making Amends (繁體中文)', `中国語 台湾 chinese taiwan ${apology}`],
  8515: ['LINE Characters: Pretty Phrases', `日本語 ${polite}`],
  8522: ['LINE Characters: Pretty Phrases 2', `日本語 ${polite}`],
  8525: ['LINE Characters: Pretty Phrases (繁體中文)', `中国語 台湾 chinese taiwan ${polite}`],
  11537: ['Brown & Cony & Sally', `サリー sally ${brownCony} ${moving} ${moods}`],
  11538: ['CHOCO & Friends', `チョコ choco ${moving} ${moods}`],
  11539: ['UNIVERSTAR BT21', `ビーティー bt21 ${moving} ${moods}`],
};

/** Every set that may be sent, in the order of LINE's list, newest characters last. */
export const stickerPacks: readonly StickerPack[] = Object.entries(sendableStickers).map(
  ([packageId, [first, last]]) => {
    const [title, words] = described[packageId] ?? [packageId, ''];
    const stickers = Array.from({ length: last - first + 1 }, (_, at) => ({
      packageId,
      stickerId: String(first + at),
    }));
    return { packageId, title, words, stickers };
  },
);

/** The picture at LINE; it is shown from there and never stored (LINE: the art belongs to its owners). */
export function stickerUrl(stickerId: string): string {
  return `https://stickershop.line-scdn.net/stickershop/v1/sticker/${stickerId}/android/sticker.png`;
}

/** The set of a sticker and its place in it, from 1; null for one that cannot be sent. */
export function placeOf(sticker: Sticker): { readonly pack: StickerPack; readonly at: number } | null {
  const pack = stickerPacks.find(({ packageId }) => packageId === sticker.packageId);
  const at = pack?.stickers.findIndex(({ stickerId }) => stickerId === sticker.stickerId) ?? -1;
  return pack && at >= 0 ? { pack, at: at + 1 } : null;
}
