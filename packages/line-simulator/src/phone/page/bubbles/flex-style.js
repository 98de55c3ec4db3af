/** Sizes in px by LINE's words (LINE docs, Flex message layout); a size in px or % stands for itself. */
const SPACES = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const TEXT_SIZES = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };
const IMAGE_SIZES = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
};
const BORDERS = { none: 0, light: 0.5, normal: 1, 'semi-bold': 2, medium: 3, bold: 4 };
const ALIGNS = { start: 'start', end: 'end', center: 'center' };
const PLACES = {
  ...ALIGNS,
  'flex-start': 'flex-start',
  'flex-end': 'flex-end',
  'space-between': 'space-between',
  'space-around': 'space-around',
  'space-evenly': 'space-evenly',
};

const LENGTH = /^\d{1,4}(?:\.\d{1,2})?(?:px|%)$/;
const COLOUR = /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i;

/** @typedef {Record<string, any>} Part any component of a flex message, as it came */

/** @param {unknown} value @param {Record<string, number>} words @returns {string} '' for what LINE does not know */
function length(value, words) {
  const word = String(value);
  if (Object.hasOwn(words, word)) return `${words[word]}px`;
  return LENGTH.test(word) ? word : '';
}

/** @param {unknown} value @param {Record<string, string>} words */
function oneOf(value, words) {
  return Object.hasOwn(words, String(value)) ? (words[String(value)] ?? '') : '';
}

/** @param {unknown} value */
export const space = (value) => length(value, SPACES);
/** @param {unknown} value */
export const textSize = (value) => length(value ?? 'md', TEXT_SIZES);
/** @param {unknown} value */
export const imageSize = (value) => (value === 'full' ? '100%' : length(value ?? 'md', IMAGE_SIZES));
/** @param {unknown} value */
export const align = (value) => oneOf(value, ALIGNS);
/** Colours of messages go nowhere but into colour properties. @param {unknown} value */
export const colour = (value) => (COLOUR.test(String(value)) ? String(value) : '');

/** A box of children: direction, gaps, edges, colours. @param {CSSStyleDeclaration} style @param {Part} box */
export function styleBox(style, box) {
  const isRow = box.layout === 'horizontal' || box.layout === 'baseline';
  style.flexDirection = isRow ? 'row' : 'column';
  if (box.layout === 'baseline') style.alignItems = 'baseline';
  if (box.alignItems) style.alignItems = oneOf(box.alignItems, PLACES);
  style.justifyContent = oneOf(box.justifyContent, PLACES);
  style.gap = space(box.spacing);
  style.padding = space(box.paddingAll);
  for (const side of ['Top', 'Bottom', 'Start', 'End']) pad(style, side, box[`padding${side}`]);
  style.backgroundColor = colour(box.backgroundColor);
  style.borderRadius = space(box.cornerRadius);
  style.width = space(box.width);
  style.height = space(box.height);
  style.maxWidth = space(box.maxWidth);
  if (box.borderColor) styleBorder(style, box);
}

/** @param {CSSStyleDeclaration} style @param {string} side @param {unknown} value */
function pad(style, side, value) {
  if (value === undefined) return;
  const names = { Top: 'padding-top', Bottom: 'padding-bottom', Start: 'padding-left', End: 'padding-right' };
  style.setProperty(names[/** @type {keyof typeof names} */ (side)], space(value));
}

/** @param {CSSStyleDeclaration} style @param {Part} box */
function styleBorder(style, { borderColor, borderWidth }) {
  style.borderStyle = 'solid';
  style.borderColor = colour(borderColor);
  style.borderWidth = length(borderWidth ?? 'normal', BORDERS);
}

/** How a part stands among the others of its box. @param {CSSStyleDeclaration} style @param {Part} part @param {Part} parent */
export function styleInBox(style, part, parent) {
  const isRow = parent.layout === 'horizontal' || parent.layout === 'baseline';
  const share = typeof part.flex === 'number' ? part.flex : isRow && !part.width && part.type !== 'icon' ? 1 : 0;
  style.flex = share === 0 ? '0 0 auto' : `${share} 0 0`;
  if (part.margin) style.setProperty(isRow ? 'margin-left' : 'margin-top', space(part.margin));
  if (part.position === 'absolute') placeFreely(style, part);
}

/** @param {CSSStyleDeclaration} style @param {Part} part */
function placeFreely(style, part) {
  style.position = 'absolute';
  style.top = space(part.offsetTop);
  style.bottom = space(part.offsetBottom);
  style.left = space(part.offsetStart);
  style.right = space(part.offsetEnd);
}
