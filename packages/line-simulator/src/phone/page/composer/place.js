import { el } from '../dom.js';
import { openSheet } from '../sheet.js';
import { language, t } from '../strings.js';

/** @typedef {{ title: string, address: string, latitude: number, longitude: number }} Place */

/** @type {Record<'ja' | 'en', Place[]>} */
const PLACES = {
  ja: [
    { title: '東京駅', address: '東京都千代田区丸の内1丁目', latitude: 35.681236, longitude: 139.767125 },
    { title: '清水寺', address: '京都府京都市東山区清水1丁目294', latitude: 34.994856, longitude: 135.785046 },
    { title: '', address: '', latitude: 43.062096, longitude: 141.354376 },
  ],
  en: [
    {
      title: 'Tokyo Station',
      address: '1 Chome Marunouchi, Chiyoda City, Tokyo',
      latitude: 35.681236,
      longitude: 139.767125,
    },
    {
      title: 'Kiyomizu-dera',
      address: '294 Kiyomizu, Higashiyama Ward, Kyoto',
      latitude: 34.994856,
      longitude: 135.785046,
    },
    { title: '', address: '', latitude: 43.062096, longitude: 141.354376 },
  ],
};

/** Lets one choose a place or write one. @param {(place: Partial<Place> & { latitude: number, longitude: number }) => void} choose */
export function openPlaces(choose) {
  openSheet(t('location'), (close) => {
    const form = placeForm((place) => {
      close();
      choose(place);
    });
    const presets = PLACES[language].map((place) =>
      el(
        'button',
        { className: 'plain', type: 'button', onclick: () => fill(form, place) },
        place.title || t('placeWithoutName'),
      ),
    );
    return [el('div', { className: 'presets', role: 'group', 'aria-label': t('examples') }, ...presets), form];
  });
}

/** @param {(place: Partial<Place> & { latitude: number, longitude: number }) => void} submit */
function placeForm(submit) {
  const onsubmit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const [title = '', address = '', latitude, longitude] = fieldsOf(form).map(({ value }) => value);
    submit({
      ...(title === '' ? {} : { title }),
      ...(address === '' ? {} : { address }),
      latitude: Number(latitude),
      longitude: Number(longitude),
    });
  };
  const number = (/** @type {string} */ name, /** @type {number} */ most) =>
    field(name, { type: 'number', step: 'any', min: -most, max: most, required: true });
  const form = el(
    'form',
    { className: 'place-form', onsubmit },
    field('placeName', { maxLength: 100 }),
    field('placeAddress', { maxLength: 100 }),
    el('div', { className: 'beside' }, number('latitude', 90), number('longitude', 180)),
    el('button', { className: 'primary' }, t('sendPlace')),
  );
  fill(form, /** @type {Place} */ (PLACES[language][0]));
  return form;
}

/** @param {string} name @param {Record<string, unknown>} properties */
function field(name, properties) {
  return el('label', {}, el('span', {}, t(name)), el('input', { autocomplete: 'off', ...properties }));
}

/** @param {HTMLFormElement} form @param {Place} place */
function fill(form, { title, address, latitude, longitude }) {
  const values = [title, address, String(latitude), String(longitude)];
  for (const [i, input] of fieldsOf(form).entries()) input.value = values[i] ?? '';
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  return [...form.querySelectorAll('input')];
}
