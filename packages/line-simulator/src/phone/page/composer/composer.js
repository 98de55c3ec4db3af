import { el, icon } from '../dom.js';
import { t } from '../strings.js';

/** LINE's own limit for a text. */
const MAX_LENGTH = 5000;

/**
 * The input at the foot. With a keyboard Enter sends and Shift+Enter breaks the line; under a finger Enter breaks the line, as on a phone.
 * @param {string} draft
 * @param {(text: string) => Promise<string>} say gives the words for what went wrong, or nothing
 */
export function composer(draft, say) {
  const input = el('textarea', {
    value: draft,
    rows: 1,
    maxLength: MAX_LENGTH,
    'aria-label': t('compose'),
    placeholder: t('compose'),
  });
  const outcome = el('p', { className: 'outcome', role: 'status' });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = input.value;
    if (text.trim() === '') return;
    input.value = '';
    grow(input);
    outcome.textContent = '';
    outcome.textContent = await say(text);
  };
  input.addEventListener('input', () => grow(input));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event) && !isTouched()) submit(event);
  });
  const send = el('button', { className: 'send', 'aria-label': t('send') }, icon('send'));
  const node = el('form', { className: 'composer', onsubmit: submit }, outcome, input, send);
  return { node, focus: () => input.focus(), fit: () => grow(input) };
}

/** Safari ends the composition before the Enter that ends it, and tells only by this key code. @param {KeyboardEvent} event */
function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

function isTouched() {
  return matchMedia('(pointer: coarse)').matches;
}

/** As high as its words; CSS sets the most. @param {HTMLTextAreaElement} input */
function grow(input) {
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight}px`;
}
