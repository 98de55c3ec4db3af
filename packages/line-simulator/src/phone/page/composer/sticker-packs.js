/**
 * Stickers that this phone owns: of LINE's own packages, and bought ones that an account cannot send.
 * @typedef {{ stickerId: string, ja: string, en: string, resourceType?: StickerType, text?: string }} PackSticker
 * @typedef {'STATIC' | 'ANIMATION' | 'ANIMATION_SOUND' | 'POPUP' | 'MESSAGE'} StickerType
 * @typedef {{ packageId: string, ja: string, en: string, resourceType: StickerType, stickers: PackSticker[] }} StickerPack
 */

/** @type {StickerPack[]} */
export const STICKER_PACKS = [
  pack('446', 'ムーン', 'Moon', 'STATIC', 1988, [
    ['了解', 'OK'],
    ['ありがとう', 'Thank you'],
    ['ごめん', 'Sorry'],
    ['おはよう', 'Good morning'],
    ['うれしい', 'Happy'],
    ['しくしく', 'Sob'],
    ['え？', 'Huh?'],
    ['がんばれ', 'Go for it'],
  ]),
  pack('11537', 'ブラウン＆コニー（動く）', 'Brown & Cony (animated)', 'ANIMATION', 52002734, [
    ['大好き', 'Love'],
    ['お願い', 'Please'],
    ['やった', 'Yay'],
    ['おやすみ', 'Good night'],
    ['ぺこり', 'Bow'],
    ['びっくり', 'Surprised'],
  ]),
  pack('27695', '鳴くネコ（音つき・購入）', 'Meowing cat (sound, bought)', 'ANIMATION_SOUND', 498712340, [
    ['にゃー', 'Meow'],
    ['ごろごろ', 'Purr'],
    ['おかえり', 'Welcome back'],
    ['ふーっ', 'Hiss'],
  ]),
  pack('8173925', '縁側のタヌキ（購入）', 'Tanuki on the veranda (bought)', 'STATIC', 204518760, [
    ['ぽんぽこ', 'Pom-pom'],
    ['お茶どうぞ', 'Have some tea'],
    ['よろしくね', 'Nice to meet you'],
    ['またね', 'See you'],
  ]),
  {
    packageId: '25318',
    ja: 'ことば入り（購入）',
    en: 'With words (bought)',
    resourceType: 'MESSAGE',
    stickers: [
      { stickerId: '651204870', ja: '田中です！', en: 'It is me!', text: '田中です！' },
      { stickerId: '651204871', ja: '縁側さんへ', en: 'To Engawa', text: '縁側さんへ' },
    ],
  },
];

/**
 * @param {string} packageId
 * @param {string} ja
 * @param {string} en
 * @param {StickerType} resourceType
 * @param {number} first its sticker ids go on from this one
 * @param {[ja: string, en: string][]} words
 * @returns {StickerPack}
 */
function pack(packageId, ja, en, resourceType, first, words) {
  const stickers = words.map(([inJa, inEn], i) => ({ stickerId: String(first + i), ja: inJa, en: inEn }));
  return { packageId, ja, en, resourceType, stickers };
}
