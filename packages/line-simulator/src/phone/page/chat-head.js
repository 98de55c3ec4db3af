import { avatar, el } from './dom.js';
import { icon } from './icons.js';
import { screenHead } from './screen.js';
import { openChoices } from './sheet.js';
import { t } from './strings.js';

/** @import { ChatView } from '../views.ts' */
/** @import { Context } from './app.js' */

/** @typedef {(act: 'friend' | 'block' | 'unblock' | 'mute' | 'unmute') => unknown} Act */

/** Who one talks with, and what can be done about it. @param {ChatView} chat @param {Context} context @param {Act} act */
export function chatHead(chat, { go }, act) {
  const { displayName, pictureUrl, basicId, isMuted } = chat;
  const profile = el(
    'button',
    {
      className: 'bare',
      'aria-label': t('profileOf', { name: displayName }),
      onclick: () => go({ name: 'account', basicId }),
    },
    avatar(displayName, pictureUrl),
  );
  const menu = el(
    'button',
    { className: 'bare', 'aria-label': t('chatMenu'), onclick: () => openChatMenu(chat, act) },
    icon('menu'),
  );
  const muted = isMuted && el('span', { className: 'muted', role: 'img', 'aria-label': t('muted') }, icon('silent'));
  return screenHead(displayName, {
    back: () => go({ name: 'talks' }),
    right: el('div', { className: 'head-acts' }, muted, profile, menu),
  });
}

/** @param {ChatView} chat @param {Act} act */
function openChatMenu({ displayName, isMuted, friendship }, act) {
  const mute = isMuted
    ? /** @type {const} */ ({ name: t('unmute'), drawing: 'ring', act: () => act('unmute') })
    : /** @type {const} */ ({ name: t('mute'), drawing: 'silent', act: () => act('mute') });
  const block =
    friendship === 'blocked'
      ? /** @type {const} */ ({ name: t('unblock'), drawing: 'person', act: () => act('unblock') })
      : /** @type {const} */ ({ name: t('block'), drawing: 'block', act: () => confirmBlock(displayName, act) });
  openChoices(t('chatMenu'), [mute, block]);
}

/** @param {string} name @param {Act} act */
function confirmBlock(name, act) {
  openChoices(t('confirmBlock', { name }), [{ name: t('block'), drawing: 'block', act: () => act('block') }]);
}

/** What stands between the two, with the way to change it. @param {ChatView} chat @param {Act} act */
export function stanceOf({ friendship }, act) {
  if (friendship === 'friend') return null;
  /** @param {string} name @param {'friend' | 'block' | 'unblock'} what */
  const button = (name, what) => el('button', { className: 'plain', onclick: () => act(what) }, t(name));
  return friendship === 'blocked'
    ? el('div', { className: 'stance' }, el('p', {}, t('isBlocked')), button('unblock', 'unblock'))
    : el(
        'div',
        { className: 'stance' },
        el('p', {}, t('isStranger')),
        button('addFriend', 'friend'),
        button('block', 'block'),
      );
}
