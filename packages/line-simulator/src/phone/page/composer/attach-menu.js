import { openChoices } from '../sheet.js';
import { t } from '../strings.js';
import { attachAudio, attachFile, attachImages, attachVideo } from './attach.js';
import { openEmoji } from './emoji.js';
import { openPlaces } from './place.js';

/** @import { Desk } from './attach.js' */

/** Everything that can be sent besides words. @param {Desk & { sendSticker: () => void, insert: (words: string) => void }} desk */
export function openAttachMenu(desk) {
  const { send, sendSticker, insert } = desk;
  openChoices(
    t('attach'),
    [
      { name: t('photos'), drawing: 'picture', act: () => attachImages(desk) },
      { name: t('video'), drawing: 'film', act: () => attachVideo(desk) },
      { name: t('audioFile'), drawing: 'voice', act: () => attachAudio(desk) },
      { name: t('file'), drawing: 'file', act: () => attachFile(desk) },
      { name: t('location'), drawing: 'place', act: () => openPlaces((place) => send({ type: 'location', ...place })) },
      { name: t('stickers'), drawing: 'sticker', act: sendSticker },
      { name: t('lineEmoji'), drawing: 'emoji', act: () => openEmoji(insert) },
    ],
    { look: 'tiles' },
  );
}
