import { el, linkify } from '../dom.js';

/** @import { TextPart } from '../../content.ts' */

const CDN = 'https://stickershop.line-scdn.net';

/** Words with links, emoji as LINE's pictures, names of those mentioned. @param {TextPart[]} parts @returns {(Node | string)[]} */
export function drawText(parts) {
  return parts.flatMap((part) => {
    if (part.kind === 'emoji') return [lineEmoji(part)];
    return part.kind === 'mention' ? [el('b', { className: 'mention' }, part.words)] : linkify(part.words);
  });
}

/** The picture once it is there; its words until then and when it never comes. @param {{ words: string, productId: string, emojiId: string }} emoji */
export function lineEmoji({ words, productId, emojiId }) {
  const node = el('span', { className: 'emoji-words' }, words);
  const picture = el('img', {
    className: 'line-emoji',
    alt: words,
    src: `${CDN}/sticonshop/v1/sticon/${encodeURIComponent(productId)}/iPhone/${encodeURIComponent(emojiId)}.png`,
  });
  picture.addEventListener('load', () => node.replaceWith(picture));
  return node;
}
