import { PhoneFailure } from '../api.js';
import { el } from '../dom.js';
import { icon } from '../icons.js';
import { t } from '../strings.js';

/** How long a failure stays to be read when nobody sends it away; ms. */
const FAILURE_MS = 20_000;

/** What is being sent, under the bubbles: how far each is, and a way to stop it. */
export function pendingList() {
  const node = el('ul', { className: 'pending', 'aria-label': t('sending') });
  return {
    node,
    /**
     * Shows `work` until it is done; a failure stays as words.
     * @param {string} name
     * @param {(onProgress: (share: number) => void, signal: AbortSignal) => Promise<unknown>} work
     */
    async follow(name, work) {
      const stop = new AbortController();
      const bar = el('progress', { max: 1, value: 0, 'aria-label': name });
      const cancel = () => stop.abort();
      const button = el(
        'button',
        { className: 'bare', 'aria-label': t('cancelSending', { name }), onclick: cancel },
        icon('close'),
      );
      const row = el('li', { className: 'pending-row' }, el('span', { className: 'pending-name' }, name), bar, button);
      node.append(row);
      try {
        await work((share) => {
          bar.value = share;
        }, stop.signal);
        row.remove();
      } catch (failure) {
        showFailure(row, name, failure);
      }
    },
  };
}

/** @param {HTMLElement} row @param {string} name @param {unknown} failure */
function showFailure(row, name, failure) {
  const code = failure instanceof PhoneFailure ? failure.code : 'failed';
  if (code === 'cancelled') return row.remove();
  row.replaceChildren(el('span', { className: 'outcome', role: 'alert' }, `${name}: ${t(code)}`));
  setTimeout(() => row.remove(), FAILURE_MS);
}
