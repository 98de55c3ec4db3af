import { avatar, el } from './dom.js';
import { screenHead } from './screen.js';
import { t } from './strings.js';

/** @import { AccountView } from '../views.ts' */
/** @import { Context, Screen } from './app.js' */

const STATES = { friend: 'isFriend', stranger: 'isStranger', blocked: 'isBlocked' };

/** An official account's profile: add, talk, block, unblock. @param {Context} context @param {string} basicId @returns {Screen} */
export function showAccount(context, basicId) {
  const main = el('main', { className: 'body account' });
  const node = el('div', { className: 'screen' }, main);
  const refresh = async () => {
    const account = await context.phone.findAccount(basicId);
    const hadFocus = main.contains(document.activeElement) && document.activeElement !== main;
    node.querySelector('.head')?.remove();
    node.prepend(screenHead(t('profileOf', { name: account.displayName }), { back: () => goBack(context) }));
    main.replaceChildren(...card(account, context, refresh));
    if (hadFocus) main.querySelector('button')?.focus();
  };
  return { title: t('officialAccount'), node, refresh };
}

/** To where one came from; a page that was opened from outside has only the talks behind it. @param {Context} context */
function goBack({ go }) {
  if (history.state?.fromInside) history.back();
  else go({ name: 'talks' });
}

/** @param {AccountView} account @param {Context} context @param {() => Promise<void>} refresh */
function card(account, context, refresh) {
  const { displayName, pictureUrl, basicId, friendship } = account;
  return [
    avatar(displayName, pictureUrl),
    el('p', { className: 'account-name' }, displayName),
    el('p', { className: 'account-id' }, `${t('officialAccount')} ${basicId}`),
    el('p', { className: 'account-state', role: 'status' }, t(STATES[friendship])),
    el('div', { className: 'account-acts' }, ...acts(account, context, refresh)),
  ];
}

/** @param {AccountView} account @param {Context} context @param {() => Promise<void>} refresh */
function acts({ channelId, friendship }, { phone, go }, refresh) {
  /** @param {string} name @param {'friend' | 'block' | 'unblock'} act @param {string} className */
  const button = (name, act, className) =>
    el('button', { className, onclick: () => phone.act(channelId, act).then(refresh) }, t(name));
  const talk = el('button', { className: 'primary', onclick: () => go({ name: 'chat', channelId }) }, t('talk'));
  if (friendship === 'blocked') return [button('unblock', 'unblock', 'primary')];
  if (friendship === 'friend') return [talk, button('block', 'block', 'plain')];
  return [button('addFriend', 'friend', 'primary'), button('block', 'block', 'plain')];
}
