import { el } from '../dom.js';
import { t } from '../strings.js';

/** @import { QuotedView } from '../../views.ts' */

/** How long the quoted bubble is lit up after a jump; ms. */
const LIT_MS = 1500;

/** The quoted message in short; a tap goes to it. @param {QuotedView} quoted */
export function drawQuote(quoted) {
  const { id, from, senderName } = quoted;
  const speaker = from === 'user' ? t('you') : (senderName ?? t('officialAccount'));
  return el(
    'button',
    { className: 'quote', 'aria-label': t('jumpTo', { words: wordsOf(quoted) }), onclick: () => jumpTo(id) },
    el('span', { className: 'quote-text' }, el('b', {}, speaker), el('span', {}, wordsOf(quoted))),
    quoted.previewUrl && el('img', { className: 'quote-picture', src: quoted.previewUrl, alt: '' }),
  );
}

/** A message in short, for quotes and lists. @param {{ kind: string, text: string }} message */
export function wordsOf({ kind, text }) {
  const isSpoken = ['text', 'textV2', 'flex', 'template', 'imagemap', 'file'].includes(kind);
  return isSpoken && text !== '' ? text : t(`kind-${kind}`);
}

/** @param {string} id */
function jumpTo(id) {
  const bubble = document.querySelector(`[data-message="${CSS.escape(id)}"]`);
  bubble?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  bubble?.classList.add('lit');
  setTimeout(() => bubble?.classList.remove('lit'), LIT_MS);
}
