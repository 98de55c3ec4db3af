import { el } from '../dom.js';
import { t } from '../strings.js';

let count = 0;

/** A titled block of the panel. @param {string} title @param {...Node} parts */
export function block(title, ...parts) {
  const id = `block-${++count}`;
  return el('section', { className: 'block', 'aria-labelledby': id }, el('h2', { id }, title), ...parts);
}

/**
 * A switch with its name.
 * @param {string} name
 * @param {(on: boolean) => void} change
 */
export function toggle(name, change) {
  const input = el('input', { type: 'checkbox', role: 'switch' });
  input.addEventListener('change', () => change(input.checked));
  return {
    node: el('label', { className: 'toggle' }, el('span', {}, t(name)), input),
    /** @param {boolean} on */
    show: (on) => {
      input.checked = on;
    },
  };
}

/**
 * A number with its name; it counts when one leaves the field. Empty is null where `isOptional`.
 * @param {string} name
 * @param {(value: number | null) => void} change
 * @param {{ isOptional?: boolean }} [options]
 */
export function numberField(name, change, { isOptional = false } = {}) {
  const input = el('input', {
    type: 'number',
    min: 0,
    step: 1,
    required: !isOptional,
    placeholder: isOptional ? t('quotaNone') : '',
  });
  input.addEventListener('change', () => {
    if (input.reportValidity()) change(input.value === '' ? null : input.valueAsNumber);
  });
  return {
    node: el('label', { className: 'number' }, el('span', {}, t(name)), input),
    /** Not while somebody writes in it. @param {number | null} value */
    show: (value) => {
      if (document.activeElement !== input) input.value = value === null ? '' : String(value);
    },
  };
}

/** @param {string} name @param {{ value: string, words: string }[]} options */
export function choice(name, options) {
  const select = el('select', {}, ...options.map(({ value, words }) => el('option', { value }, words)));
  return { node: el('label', { className: 'pick' }, el('span', {}, t(name)), select), select };
}

/** @param {string} name @param {() => unknown} onclick */
export function button(name, onclick) {
  return el('button', { type: 'button', className: 'act', onclick }, t(name));
}
