import { el } from '../dom.js';
import { t } from '../strings.js';
import { block, button, choice } from './controls.js';
import { API_FAULTS, CONTENT_FAULTS, ENDPOINTS, nameOfFault, WEBHOOK_FAULTS } from './fault-kinds.js';
import { clearFaults, planApiFault, planWebhookFault } from './panel-api.js';

/** @import { FaultsView } from '../../api/faults.ts' */

/** Plans what goes wrong, and shows what still will. @param {(work: Promise<FaultsView>) => void} change */
export function faultBlock(change) {
  const planned = el('ul', { className: 'planned' });
  const endpoint = choice(
    'endpoint',
    ENDPOINTS.map((value) => ({ value, words: t(`endpoint-${value}`) })),
  );
  const node = block(
    t('faults'),
    planForm('apiFault', API_FAULTS, [endpoint.node], (fault, times) =>
      change(planApiFault({ fault, times, endpoint: endpoint.select.value })),
    ),
    planForm('contentFault', CONTENT_FAULTS, [], (fault, times) =>
      change(planApiFault({ fault, times, endpoint: 'content' })),
    ),
    planForm('webhookFault', WEBHOOK_FAULTS, [], (fault, times) => change(planWebhookFault({ fault, times }))),
    el('h3', {}, t('planned')),
    planned,
    el(
      'div',
      { className: 'acts' },
      button('clearFaults', () => change(clearFaults())),
    ),
  );
  return { node, show: (/** @type {FaultsView} */ faults) => showPlanned(planned, faults) };
}

/** @param {string} name @param {Record<string, object>} faults @param {Node[]} more @param {(fault: object, times: number) => void} plan */
function planForm(name, faults, more, plan) {
  const what = choice(
    'what',
    Object.keys(faults).map((value) => ({ value, words: t(value) })),
  );
  const times = el('input', { type: 'number', min: 1, max: 100, value: '1', required: true });
  const onsubmit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    plan(faults[what.select.value] ?? {}, times.valueAsNumber);
  };
  return el(
    'form',
    { className: 'plan', onsubmit, 'aria-label': t(name) },
    el('h3', {}, t(name)),
    what.node,
    ...more,
    el('label', { className: 'times' }, el('span', {}, t('times')), times),
    el('button', { className: 'act strong' }, t('plan')),
  );
}

/** @param {HTMLElement} list @param {FaultsView} faults */
function showPlanned(list, { api, webhook }) {
  const rows = [
    ...api.map(({ fault, endpoint, left }) => [wordFault(fault), wordEndpoint(endpoint), t('left', { count: left })]),
    ...webhook.map((fault) => [t('webhookFault'), wordFault(fault)]),
  ];
  const words = rows.length === 0 ? [t('nonePlanned')] : rows.map((row) => row.join(' · '));
  if (words.join('\n') === list.dataset.shown) return;
  list.dataset.shown = words.join('\n');
  list.replaceChildren(...words.map((each) => el('li', {}, each)));
}

/** @param {object} fault */
function wordFault(fault) {
  const name = nameOfFault(fault);
  return name ? t(name) : JSON.stringify(fault);
}

/** @param {string} endpoint a name of the list, or what somebody else chose */
function wordEndpoint(endpoint) {
  return [...ENDPOINTS, 'content'].includes(endpoint) ? t(`endpoint-${endpoint}`) : endpoint;
}
