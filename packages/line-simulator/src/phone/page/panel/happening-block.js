import { listPeople } from '../api.js';
import { el } from '../dom.js';
import { t } from '../strings.js';
import { block, choice } from './controls.js';
import { HAPPENINGS } from './happening-kinds.js';

/** @import { WebhookOutcome } from '../api.js' */

/**
 * Lets happen what a phone alone cannot cause.
 * @param {() => string} channelId the account that is chosen
 * @param {(work: Promise<WebhookOutcome>) => void} change
 */
export function happeningBlock(channelId, change) {
  const person = choice('person', []);
  const what = choice(
    'what',
    Object.keys(HAPPENINGS).map((value) => ({ value, words: t(value) })),
  );
  const onsubmit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const happen = HAPPENINGS[what.select.value];
    if (happen) change(happen({ userId: person.select.value, channelId: channelId() }));
  };
  const form = el(
    'form',
    { className: 'happen', onsubmit, 'aria-label': t('happenings') },
    person.node,
    what.node,
    el('button', { className: 'act strong' }, t('happen')),
  );
  const node = block(t('happenings'), el('p', { className: 'endpoint' }, t('happeningsHint')), form);
  return { node, look: () => listPeople().then((people) => listIn(person.select, people)) };
}

/** What the account's server made of it; of what the account itself says there is no webhook. @param {WebhookOutcome} outcome */
export function wordHappened({ status, error }) {
  const isTaken = error === undefined && (status === undefined || (status >= 200 && status < 300));
  return isTaken ? t('happened') : t('not-delivered', { reason: error ?? status ?? '' });
}

/** @param {HTMLSelectElement} select @param {{ userId: string, displayName: string }[]} people */
function listIn(select, people) {
  if (people.length === select.options.length) return;
  const before = select.value;
  select.replaceChildren(...people.map(({ userId, displayName }) => el('option', { value: userId }, displayName)));
  if (people.some(({ userId }) => userId === before)) select.value = before;
}
