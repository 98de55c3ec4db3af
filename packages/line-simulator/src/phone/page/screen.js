import { el } from './dom.js';
import { icon } from './icons.js';
import { t } from './strings.js';

/** @import { Context } from './app.js' */

/**
 * The screen's head: a way back where there is one, the heading, and what belongs to the right.
 * @param {string | Node} heading
 * @param {{ back?: () => void, right?: Node }} [parts]
 */
export function screenHead(heading, { back, right } = {}) {
  return el(
    'header',
    { className: 'head' },
    back && el('button', { className: 'bare', 'aria-label': t('back'), onclick: back }, icon('back')),
    el('h1', { tabIndex: -1 }, heading),
    right,
  );
}

/** The tabs at the foot. @param {Context} context @param {'talks' | 'add'} current */
export function tabs({ go }, current) {
  /** @param {'talks' | 'add'} name @param {'talk' | 'add'} drawing */
  const tab = (name, drawing) =>
    el(
      'button',
      { className: 'tab', 'aria-current': name === current ? 'page' : false, onclick: () => go({ name }) },
      icon(drawing),
      el('span', {}, t(name)),
    );
  return el('nav', { className: 'tabs', 'aria-label': 'LINE' }, tab('talks', 'talk'), tab('add', 'add'));
}
