import { el } from './dom.js';
import { icon } from './icons.js';
import { t } from './strings.js';

/**
 * A sheet that comes up from the foot of the phone and takes the keyboard until it is closed.
 * @param {string} title
 * @param {(close: () => void) => Node[]} fill
 * @param {{ look?: string }} [options] one more class, for sheets that look otherwise
 */
export function openSheet(title, fill, { look = '' } = {}) {
  const close = () => dialog.close();
  const dialog = el(
    'dialog',
    { className: `sheet ${look}`, 'aria-label': title },
    el(
      'header',
      { className: 'sheet-head' },
      el('h2', {}, title),
      el('button', { className: 'bare', 'aria-label': t('close'), onclick: close }, icon('close')),
    ),
  );
  dialog.append(...fill(close));
  const place = () => placeOver(dialog, document.querySelector('.phone') ?? document.body);
  const opener = document.activeElement;
  dialog.addEventListener('close', () => {
    removeEventListener('resize', place);
    dialog.remove();
    if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close();
  });
  addEventListener('resize', place);
  document.body.append(dialog);
  dialog.showModal();
  place();
  return dialog;
}

/**
 * A sheet of choices; Up and Down go through them.
 * @param {string} title
 * @param {{ name: string, drawing: import('./icons.js').IconName, act: () => unknown }[]} choices
 * @param {{ look?: string }} [options]
 */
export function openChoices(title, choices, options) {
  const list = el('ul', { className: 'choices' });
  openSheet(
    title,
    (close) => {
      const rows = choices.map(({ name, drawing, act }) => {
        const onclick = () => {
          close();
          act();
        };
        return el('li', {}, el('button', { className: 'choice', onclick }, icon(drawing), el('span', {}, name)));
      });
      list.append(...rows);
      return [list];
    },
    options,
  );
  list.addEventListener('keydown', (event) => goThrough(list, event));
  list.querySelector('button')?.focus();
}

/** @param {HTMLElement} list @param {KeyboardEvent} event */
function goThrough(list, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...list.querySelectorAll('button')];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

/** A modal dialog stands on the window; this one belongs on the phone. @param {HTMLElement} dialog @param {Element} phone */
function placeOver(dialog, phone) {
  const { left, bottom, width, height } = phone.getBoundingClientRect();
  const edge = (width - /** @type {HTMLElement} */ (phone).clientWidth) / 2;
  dialog.style.setProperty('--left', `${left + edge}px`);
  dialog.style.setProperty('--foot', `${innerHeight - bottom + edge}px`);
  dialog.style.setProperty('--width', `${width - 2 * edge}px`);
  dialog.style.setProperty('--height', `${height - 2 * edge}px`);
  dialog.style.setProperty('--corner', edge > 0 ? '40px' : '0px');
}
