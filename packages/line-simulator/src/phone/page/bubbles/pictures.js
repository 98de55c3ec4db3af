import { el } from '../dom.js';
import { openSheet } from '../sheet.js';
import { t } from '../strings.js';

/** @typedef {{ url: string, previewUrl: string }} Picture */

/** One picture; a tap shows it large. @param {Picture} picture */
export function drawPicture({ url, previewUrl }) {
  const node = el('button', {
    className: 'picture',
    'aria-label': t('openPicture'),
    onclick: () => openViewer(url),
  });
  node.append(pictureOrNote(previewUrl, ''));
  return node;
}

/** The picture in full size over the whole phone. @param {string} url */
function openViewer(url) {
  openSheet(t('picture'), () => [el('div', { className: 'viewer-picture' }, pictureOrNote(url, t('picture')))], {
    look: 'viewer',
  });
}

/** @param {string} src @param {string} alt */
function pictureOrNote(src, alt) {
  const picture = el('img', { src, alt });
  picture.addEventListener('error', () => picture.replaceWith(el('span', { className: 'broken' }, t('brokenPicture'))));
  return picture;
}
