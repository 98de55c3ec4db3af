import { el } from './dom.js';
import { icon } from './icons.js';
import { platformPanel } from './panel/panel.js';
import { t } from './strings.js';

const KEY = 'line-phone-panel';

/** @type {ReturnType<typeof platformPanel> | undefined} */
let panel;
const place = el('section', { className: 'beside-phone', 'aria-label': t('platform') });

/** The ways to the platform's panel: on a narrow window its own page, on a wide one beside the phone. */
export function panelDoors() {
  const door = el('a', { className: 'panel-door page-door', href: '/phone/panel' }, icon('bench'), t('platform'));
  const toggle = el('button', { className: 'panel-door beside-door' }, icon('bench'), t('platform'));
  toggle.setAttribute('aria-expanded', String(isOpen()));
  toggle.addEventListener('click', () => {
    localStorage.setItem(KEY, isOpen() ? 'shut' : 'open');
    toggle.setAttribute('aria-expanded', String(isOpen()));
    show();
  });
  return [door, toggle];
}

/** Where the panel stands when it is open. */
export function panelBeside() {
  show();
  return place;
}

function show() {
  document.getElementById('desk')?.classList.toggle('has-panel', isOpen());
  if (isOpen() === (panel !== undefined)) return;
  panel?.stop();
  panel = isOpen() ? platformPanel() : undefined;
  place.replaceChildren(...(panel ? [el('h2', {}, t('panel')), panel.node] : []));
}

function isOpen() {
  return localStorage.getItem(KEY) === 'open';
}
