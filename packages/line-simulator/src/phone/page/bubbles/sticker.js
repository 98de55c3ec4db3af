import { el } from '../dom.js';
import { icon, svg } from '../icons.js';
import { t } from '../strings.js';

const CDN = 'https://stickershop.line-scdn.net/stickershop/v1/sticker';
/** Picture per resource type; LINE's CDN is not documented, these paths are what public code uses. */
const PICTURES = {
  ANIMATION: 'iPhone/sticker_animation@2x.png',
  ANIMATION_SOUND: 'iPhone/sticker_animation@2x.png',
  POPUP: 'iPhone/sticker_popup@2x.png',
  POPUP_SOUND: 'iPhone/sticker_popup@2x.png',
};
const STATIC_PICTURE = 'android/sticker.png';
const TINTS = 6;

/** @typedef {{ stickerId: string, resourceType: string, words: string }} Sticker */

/**
 * The picture from LINE's CDN; a drawn face with the sticker's words until it is there, and when it never comes.
 * @param {Sticker} sticker
 */
export function stickerPicture({ stickerId, resourceType, words }) {
  const name = words || t('sticker');
  const node = el('span', { className: 'sticker-picture', role: 'img', 'aria-label': name });
  node.append(face(stickerId), el('span', { className: 'sticker-words', 'aria-hidden': 'true' }, name));
  const path = PICTURES[/** @type {keyof typeof PICTURES} */ (resourceType)] ?? STATIC_PICTURE;
  tryPictures(node, name, path === STATIC_PICTURE ? [path] : [path, STATIC_PICTURE], stickerId);
  return node;
}

/** In a bubble: one with sound plays it on tap. @param {Sticker} sticker */
export function drawSticker(sticker) {
  const picture = stickerPicture(sticker);
  if (!sticker.resourceType.endsWith('SOUND')) return picture;
  const play = () => new Audio(`${CDN}/${encodeURIComponent(sticker.stickerId)}/iPhone/sticker_sound.m4a`).play();
  return el(
    'button',
    {
      className: 'sticker-sound',
      'aria-label': t('playSticker', { name: sticker.words || t('sticker') }),
      onclick: () => play().catch(() => undefined),
    },
    picture,
    icon('sound'),
  );
}

/** @param {HTMLElement} node @param {string} name @param {string[]} paths @param {string} stickerId */
function tryPictures(node, name, [path, ...others], stickerId) {
  if (path === undefined) return;
  const picture = el('img', { alt: name, src: `${CDN}/${encodeURIComponent(stickerId)}/${path}` });
  picture.addEventListener('load', () => {
    node.removeAttribute('role');
    node.removeAttribute('aria-label');
    node.replaceChildren(picture);
  });
  picture.addEventListener('error', () => tryPictures(node, name, others, stickerId));
}

const MOUTHS = ['M38 60q12 12 24 0', 'M42 58q8 14 16 0z', 'M38 58q12 18 24 0z', 'M36 59q7 8 14 0q7 8 14 0'];
/** Cat, bear, rabbit. */
const EARS = [
  ['M15 44L19 9q1-4 5-1L47 24z', 'M85 44L81 9q-1-4-5-1L53 24z'],
  ['M16 26a13 13 0 1 1 24-4L20 42z', 'M84 26a13 13 0 1 0-24-4L80 42z'],
  ['M29 30C20 2 30-6 37 4q5 8 4 20z', 'M71 30C80 2 70-6 63 4q-5 8-4 20z'],
];

/** A little animal that belongs to the sticker's id. @param {string} stickerId */
function face(stickerId) {
  const seed = [...stickerId].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 9973, 7);
  const ears = EARS[seed % EARS.length] ?? [];
  const mouth = MOUTHS[seed % MOUTHS.length] ?? '';
  return svg(
    'svg',
    { viewBox: '0 0 100 92', class: `face face-${seed % TINTS}`, 'aria-hidden': 'true' },
    ...ears.map((d) => svg('path', { d, class: 'face-fur' })),
    svg('ellipse', { cx: 50, cy: 50, rx: 38, ry: 34, class: 'face-fur' }),
    svg('circle', { cx: 37, cy: 46, r: 3.6, class: 'face-ink' }),
    svg('circle', { cx: 63, cy: 46, r: 3.6, class: 'face-ink' }),
    svg('ellipse', { cx: 28, cy: 57, rx: 5, ry: 3.2, class: 'face-cheek' }),
    svg('ellipse', { cx: 72, cy: 57, rx: 5, ry: 3.2, class: 'face-cheek' }),
    svg('path', { d: mouth, class: 'face-mouth' }),
  );
}
