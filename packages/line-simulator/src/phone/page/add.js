import { PhoneFailure } from './api.js';
import { el } from './dom.js';
import { screenHead, tabs } from './screen.js';
import { t } from './strings.js';

/** @import { Context, Screen } from './app.js' */

/** Adds friends by ID, or by what a QR code or link holds. @param {Context} context @returns {Screen} */
export function showAdd(context) {
  const byId = askingForm('byId', 'idHint', 'search', async (id) => {
    const { basicId } = await context.phone.findAccount(id);
    context.go({ name: 'account', basicId });
  });
  const byLink = askingForm('byLink', 'linkHint', 'open', (url) => openAnything(url, context));
  const main = el('main', { className: 'body forms' }, byId, byLink);
  const node = el('div', { className: 'screen' }, screenHead(t('add')), main, tabs(context, 'add'));
  return { title: t('add'), node, refresh: async () => {} };
}

/** A LINE link opens in this phone; any other page, such as an invitation's, in a new tab. @param {string} url @param {Context} context */
async function openAnything(url, { openLink }) {
  const isWebPage = /^https?:\/\//.test(url.trim());
  try {
    await openLink(url);
  } catch (failure) {
    const isElsewhere = failure instanceof PhoneFailure && failure.code === 'not-a-line-link';
    if (!isElsewhere || !isWebPage) throw failure;
    window.open(url.trim(), '_blank', 'noopener');
    return t('opensElsewhere');
  }
}

/**
 * One field, one button, and a line for what came of it.
 * @param {string} label
 * @param {string} hint
 * @param {string} button
 * @param {(value: string) => Promise<string | void>} submit
 */
function askingForm(label, hint, button, submit) {
  const outcome = el('p', { className: 'outcome', role: 'status' });
  const input = el('input', {
    id: label,
    name: label,
    required: true,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    'aria-describedby': `${label}-hint`,
  });
  const onsubmit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    outcome.textContent = '';
    outcome.classList.remove('done');
    outcome.textContent = (await submit(input.value).then(done, wordFailure)) ?? '';
  };
  const done = (/** @type {string | void} */ words) => {
    outcome.classList.add('done');
    return words;
  };
  return el(
    'form',
    { onsubmit },
    el('label', { htmlFor: label }, t(label)),
    el('p', { id: `${label}-hint`, className: 'hint' }, t(hint)),
    el('div', { className: 'field' }, input, el('button', { className: 'primary' }, t(button))),
    outcome,
  );
}

/** @param {unknown} failure */
function wordFailure(failure) {
  return t(failure instanceof PhoneFailure ? failure.code : 'failed');
}
