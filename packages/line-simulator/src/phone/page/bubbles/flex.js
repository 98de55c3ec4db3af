import { el } from '../dom.js';
import { drawPart } from './flex-parts.js';
import { colour } from './flex-style.js';

/** @import { Owner } from './flex-parts.js' */
/** @import { Part } from './flex-style.js' */

const SIZES = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'];
const BLOCKS = ['header', 'hero', 'body', 'footer'];

/** A flex message: one bubble or a row of them. @param {unknown} contents @param {string} altText @param {Owner} owner */
export function drawFlex(contents, altText, owner) {
  const part = /** @type {Part} */ (contents ?? {});
  const bubbles = part.type === 'carousel' && Array.isArray(part.contents) ? part.contents : [part];
  const cards = bubbles.map((/** @type {Part} */ bubble) => drawCard(bubble, owner));
  return el(
    'div',
    { className: `flex${cards.length > 1 ? ' carousel' : ''}`, role: 'group', 'aria-label': altText },
    ...cards,
  );
}

/** @param {Part} bubble @param {Owner} owner */
function drawCard(bubble, owner) {
  const size = SIZES.includes(bubble.size) ? bubble.size : 'mega';
  return el('div', { className: `flex-card flex-${size}` }, ...BLOCKS.map((block) => drawBlock(bubble, block, owner)));
}

/** @param {Part} bubble @param {string} block @param {Owner} owner */
function drawBlock(bubble, block, owner) {
  if (!bubble[block]) return null;
  const { backgroundColor, separator, separatorColor } = bubble.styles?.[block] ?? {};
  const node = el(
    'div',
    { className: `flex-${block}${bubble.footer ? ' before-footer' : ''}` },
    drawPart(bubble[block], owner),
  );
  node.style.backgroundColor = colour(backgroundColor);
  if (separator) node.style.borderTop = `1px solid ${colour(separatorColor) || '#d4d6da'}`;
  if (bubble[block].paddingAll !== undefined) node.style.padding = '0';
  return node;
}
