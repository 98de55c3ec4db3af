/**
 * Makes an element. Properties are set as properties, except `aria-*`, `role` and `data-*`, which become attributes; `on…` are listeners.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (/^(aria-|data-|role$)/.test(name)) element.setAttribute(name, String(value));
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else Reflect.set(element, name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

const TINTS = 6;

/**
 * A round picture, or the first letter on a tint that belongs to the name. Decorative: the name stands beside it.
 * @param {string} name
 * @param {string} [pictureUrl]
 */
export function avatar(name, pictureUrl) {
  const tint = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TINTS;
  const letter = el('span', { className: `avatar tint-${tint}`, 'aria-hidden': 'true' }, [...name][0] ?? '');
  if (!pictureUrl) return letter;
  const picture = el('img', { className: 'avatar', src: pictureUrl, alt: '' });
  picture.addEventListener('error', () => picture.replaceWith(letter));
  return picture;
}

/**
 * Text whose web addresses can be followed.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function linkify(text) {
  return text.split(/(https?:\/\/[^\s<>"'「」（）]+)/).map((part, i) => (i % 2 === 1 ? link(part) : part));
}

/** @param {string} url */
function link(url) {
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url);
}
