import { el } from '../dom.js';
import { t } from '../strings.js';
import { block, choice, numberField, toggle } from './controls.js';

/** @import { PlatformView } from '../../api/settings.ts' */

const SWITCHES = /** @type {const} */ (['webhookActive', 'allowGroupJoin', 'autoReply', 'greeting']);

/** What one account's console holds. @param {(channelId: string, settings: object) => void} change */
export function accountBlock(change) {
  const account = choice('account', []);
  const set = (/** @type {object} */ settings) => change(account.select.value, settings);
  const quota = numberField('quotaLimit', (value) => set({ quota: value }), { isOptional: true });
  const used = numberField('quotaUsed', (value) => set({ quotaUsed: value }));
  const chat = toggle('chatMode', (on) => set({ chatMode: on ? 'chat' : 'bot' }));
  const switches = SWITCHES.map((name) => ({ name, ...toggle(name, (on) => set({ [name]: on })) }));
  const endpoint = el('p', { className: 'endpoint' });
  /** @type {PlatformView | undefined} */
  let shown;

  const show = (/** @type {PlatformView} */ platform) => {
    shown = platform;
    listAccounts(account.select, platform);
    const view = platform.accounts.find(({ channelId }) => channelId === account.select.value);
    if (!view) return;
    quota.show(view.quota);
    used.show(view.quotaUsed);
    chat.show(view.chatMode === 'chat');
    for (const { name, show: showOne } of switches) showOne(view[name]);
    endpoint.textContent = `${t('webhookEndpoint')}: ${view.webhookEndpoint ?? t('noEndpoint')}`;
  };
  account.select.addEventListener('change', () => shown && show(shown));
  const node = block(
    t('settings'),
    account.node,
    el('div', { className: 'beside' }, quota.node, used.node),
    chat.node,
    ...switches.map((each) => each.node),
    endpoint,
  );
  return { node, show, chosen: () => account.select.value };
}

/** @param {HTMLSelectElement} select @param {PlatformView} platform */
function listAccounts(select, { accounts }) {
  const isSame =
    accounts.length === select.options.length &&
    accounts.every(({ channelId }, i) => select.options[i]?.value === channelId);
  if (isSame) return;
  const before = select.value;
  select.replaceChildren(
    ...accounts.map(({ channelId, displayName, basicId }) =>
      el('option', { value: channelId }, `${displayName} ${basicId}`),
    ),
  );
  if (accounts.some(({ channelId }) => channelId === before)) select.value = before;
}
