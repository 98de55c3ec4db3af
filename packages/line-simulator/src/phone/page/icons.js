const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  back: 'M15 5l-7 7 7 7',
  talk: 'M4 5h16v11H11l-5 4v-4H4z',
  add: 'M10 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 21c0-4 3-7 7-7 1.500 0 2.800.4 4 1.100M18 14v7M14.500 17.500h7',
  send: 'M4 12l16-8-5 16-4-6z',
  plus: 'M12 5v14M5 12h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14.500c2 2.500 5 2.500 7 0M9 9.500h.01M15 9.500h.01',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.01',
  film: 'M3 6h13v12H3zM16 10l5-3v10l-5-3z',
  sound: 'M9 18a3 3 0 1 1-3-3 3 3 0 0 1 3 3zM9 18V5l10-2v12M19 15a3 3 0 1 1-3-3 3 3 0 0 1 3 3z',
  voice: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  place: 'M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12zM12 11.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  sticker: 'M5 4h14v10l-6 6H5zM19 14h-6v6M9 9.500h.01M15 9.500h.01',
  emoji: 'M4 4h16v16H4zM8.500 14c2 2.500 5 2.500 7 0M9 9.500h.01M15 9.500h.01',
  reply: 'M9 7l-5 5 5 5M4 12h10c4 0 6 2 6 6',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  unsend: 'M4 8h11a5 5 0 0 1 0 10H9M4 8l4-4M4 8l4 4',
  silent: 'M6 17h12M7 17v-6a5 5 0 0 1 8-4M17 12v5M10.500 20h3M4 4l16 16',
  ring: 'M5 17h14M7 17v-6a5 5 0 0 1 10 0v6M10.500 20h3M12 4v2',
  block: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.600 5.600l12.800 12.800',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.500 3.500-7 8-7s8 2.500 8 7',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  bench: 'M4 20V10M10 20V4M16 20v-7M22 20H2',
};

/** @typedef {keyof typeof ICONS} IconName */

/**
 * A line drawing that only decorates; its button carries the name.
 * @param {IconName} name
 */
export function icon(name) {
  return svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon' }, svg('path', { d: ICONS[name] }));
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...SVGElement} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
