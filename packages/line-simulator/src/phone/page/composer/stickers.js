import { stickerPicture } from '../bubbles/sticker.js';
import { el } from '../dom.js';
import { openSheet } from '../sheet.js';
import { language, t } from '../strings.js';
import { STICKER_PACKS } from './sticker-packs.js';

/** @import { PackSticker, StickerPack, StickerType } from './sticker-packs.js' */

/** @typedef {{ packageId: string, stickerId: string, stickerResourceType: StickerType, keywords: string[], text?: string }} ChosenSticker */

/** One tap sends. @param {(sticker: ChosenSticker) => void} choose */
export function openStickers(choose) {
  openSheet(t('stickers'), (close) => {
    const sections = STICKER_PACKS.map((pack) =>
      packSection(pack, (sticker) => {
        close();
        choose(describe(pack, sticker));
      }),
    );
    return [el('div', { className: 'packs' }, ...sections)];
  });
}

/** @param {StickerPack} pack @param {(sticker: PackSticker) => void} choose */
function packSection(pack, choose) {
  const stickers = pack.stickers.map((sticker) => {
    const { stickerId } = sticker;
    const picture = stickerPicture({ stickerId, resourceType: 'STATIC', words: sticker[language] });
    return el('button', { className: 'pack-sticker', onclick: () => choose(sticker) }, picture);
  });
  return el('section', {}, el('h3', {}, pack[language]), el('div', { className: 'pack' }, ...stickers));
}

/** @param {StickerPack} pack @param {PackSticker} sticker @returns {ChosenSticker} */
function describe({ packageId, resourceType }, { stickerId, text, ...words }) {
  const chosen = { packageId, stickerId, stickerResourceType: resourceType, keywords: [words[language]] };
  return text === undefined ? chosen : { ...chosen, text };
}
