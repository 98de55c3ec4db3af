import { text } from '../../../../i18n/index.ts';
import { placeOf, type Sticker } from './sticker-packs.ts';

/** What a sticker is called to those who cannot see it: LINE gives no words for its pictures. Reactive. */
export function nameOf(sticker: Sticker): string {
  const place = placeOf(sticker);
  return place ? text().composer.sticker.name(place.pack.title, place.at) : text().composer.unsent.sticker;
}
