import { el } from '../dom.js';
import { isTappable, perform } from './actions.js';
import { align, colour, imageSize, space, styleBox, styleInBox, textSize } from './flex-style.js';

/** @import { Part } from './flex-style.js' */
/** @import { Hands } from './hands.js' */

/** Whose parts these are, and what a tap does. @typedef {{ bubbleId: string, hands: Hands }} Owner */

/** @type {Record<string, (part: Part, owner: Owner) => HTMLElement>} */
const PARTS = {
  box: drawBox,
  text: drawWords,
  image: drawImage,
  icon: drawIcon,
  button: drawButton,
  separator: drawSeparator,
  filler: () => el('span', { className: 'flex-filler' }),
  video: ({ previewUrl, altContent }, owner) =>
    altContent ? drawPart(altContent, owner) : drawImage({ url: previewUrl, size: 'full' }, owner),
};

/** One component of a flex message; unknown ones take no room. @param {Part} part @param {Owner} owner @returns {HTMLElement} */
export function drawPart(part, owner) {
  const draw = Object.hasOwn(PARTS, String(part?.type)) ? PARTS[part.type] : undefined;
  const node = draw?.(part, owner) ?? el('span');
  return part?.type !== 'button' && isTappable(part?.action) ? makeTappable(node, part, owner) : node;
}

/** @param {Part} box @param {Owner} owner */
function drawBox(box, owner) {
  const node = el('div', { className: 'flex-box' });
  styleBox(node.style, box);
  for (const part of Array.isArray(box.contents) ? box.contents : []) {
    const child = drawPart(part, owner);
    styleInBox(child.style, part, box);
    node.append(child);
  }
  return node;
}

/** @param {Part} part */
function drawWords(part) {
  const node = el('div', { className: part.wrap ? 'flex-text wraps' : 'flex-text' });
  if (Array.isArray(part.contents)) node.append(...part.contents.map(drawSpan));
  else node.textContent = String(part.text ?? '');
  styleWords(node.style, part);
  node.style.fontSize = textSize(part.size);
  if (part.wrap && Number(part.maxLines) > 0) {
    node.classList.add('clamped');
    node.style.setProperty('-webkit-line-clamp', String(Number(part.maxLines)));
  }
  return node;
}

/** @param {Part} span */
function drawSpan(span) {
  const node = el('span', {}, String(span.text ?? ''));
  styleWords(node.style, span);
  if (span.size) node.style.fontSize = textSize(span.size);
  return node;
}

/** @param {CSSStyleDeclaration} style @param {Part} part */
function styleWords(style, part) {
  style.color = colour(part.color);
  style.textAlign = align(part.align);
  if (part.weight === 'bold') style.fontWeight = '700';
  if (part.style === 'italic') style.fontStyle = 'italic';
  if (part.decoration === 'underline' || part.decoration === 'line-through') style.textDecoration = part.decoration;
}

/** @param {Part} part @param {Owner} _owner */
function drawImage(part, _owner) {
  const picture = el('img', { className: 'flex-image', src: webAddress(part.url), alt: '' });
  picture.style.width = imageSize(part.size);
  picture.style.aspectRatio = String(part.aspectRatio ?? '1:1').replace(':', '/');
  picture.style.objectFit = part.aspectMode === 'cover' ? 'cover' : 'contain';
  picture.style.backgroundColor = colour(part.backgroundColor);
  picture.style.alignSelf = align(part.align) || 'center';
  picture.addEventListener('error', () => picture.classList.add('missing'));
  return picture;
}

/** @param {Part} part */
function drawIcon(part) {
  const picture = el('img', { className: 'flex-icon', src: webAddress(part.url), alt: '' });
  picture.style.height = textSize(part.size);
  return picture;
}

/** @param {Part} part @param {Owner} owner */
function drawButton(part, { bubbleId, hands }) {
  const node = el(
    'button',
    { className: `flex-button ${buttonLook(part)}`, onclick: () => perform(part.action, bubbleId, hands) },
    String(part.action?.label ?? ''),
  );
  if (part.style === 'primary' || part.style === 'secondary') node.style.backgroundColor = colour(part.color);
  else node.style.color = colour(part.color);
  return node;
}

/** @param {Part} part */
function buttonLook({ style, height }) {
  const look = style === 'primary' || style === 'secondary' ? style : 'link';
  return `${look}${height === 'sm' ? ' low' : ''}`;
}

/** @param {Part} part */
function drawSeparator(part) {
  const node = el('hr', { className: 'flex-separator' });
  node.style.borderColor = colour(part.color);
  node.style.marginTop = space(part.margin);
  return node;
}

/** Boxes, words and pictures with an action are pressed like buttons. @param {HTMLElement} node @param {Part} part @param {Owner} owner */
function makeTappable(node, { action, text, altText }, { bubbleId, hands }) {
  const act = () => perform(action, bubbleId, hands);
  node.tabIndex = 0;
  node.setAttribute('role', action.type === 'uri' ? 'link' : 'button');
  const name = action.label ?? text ?? altText;
  if (name && !node.textContent) node.setAttribute('aria-label', String(name));
  node.classList.add('tappable');
  node.addEventListener('click', act);
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') act();
  });
  return node;
}

/** @param {unknown} url */
function webAddress(url) {
  return /^https?:/i.test(String(url)) ? String(url) : '';
}
