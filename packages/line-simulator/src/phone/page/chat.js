import { PhoneFailure } from './api.js';
import { bubbleList } from './bubbles/list.js';
import { composer } from './composer/composer.js';
import { avatar, el } from './dom.js';
import { screenHead } from './screen.js';
import { stayAtEnd } from './scroll.js';
import { t } from './strings.js';

/** @import { ChatView } from '../views.ts' */
/** @import { Context, Screen } from './app.js' */

/** The talk with one account. @param {Context} context @param {string} channelId @param {string} draft @returns {Screen} */
export function showChat(context, channelId, draft) {
  const { phone } = context;
  const list = bubbleList();
  const bubbles = el('div', { className: 'bubbles', role: 'log', tabIndex: 0, 'aria-label': t('messages') }, list.node);
  const talk = el('main', { className: 'chat' }, bubbles);
  const node = el('div', { className: 'screen' }, talk);
  const foot = composer(draft, (text) => say(context, channelId, text));
  stayAtEnd(bubbles);
  let isFirst = true;
  /** @type {ChatView['friendship'] | undefined} */
  let shownFriendship;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let afterLoading;

  const refresh = async () => {
    const chat = await phone.readChat(channelId);
    drawAround(chat);
    list.draw(chat);
    if (isFirst && draft) foot.focus();
    isFirst = false;
    clearTimeout(afterLoading);
    if (chat.loadingMs > 0) afterLoading = setTimeout(refresh, chat.loadingMs);
    if (document.visibilityState === 'visible' && node.isConnected) await phone.act(channelId, 'seen');
  };

  /** @param {ChatView} chat */
  function drawAround(chat) {
    if (!node.querySelector('.head')) node.prepend(chatHead(chat, context));
    if (chat.friendship !== shownFriendship) drawStance(chat);
    foot.fit();
  }

  /** @param {ChatView} chat */
  function drawStance(chat) {
    shownFriendship = chat.friendship;
    const before = node.querySelector('.stance');
    const hadFocus = before?.contains(document.activeElement);
    before?.remove();
    const stance = stanceOf(chat, (act) => phone.act(channelId, act).then(refresh));
    if (stance) talk.prepend(stance);
    if (chat.friendship === 'blocked') foot.node.remove();
    else talk.append(foot.node);
    if (hadFocus) (stance?.querySelector('button') ?? foot).focus();
  }

  return { title: t('talk'), node, refresh };
}

/** @param {ChatView} chat @param {Context} context */
function chatHead({ displayName, pictureUrl, basicId }, { go }) {
  const profile = el(
    'button',
    {
      className: 'bare',
      'aria-label': t('profileOf', { name: displayName }),
      onclick: () => go({ name: 'account', basicId }),
    },
    avatar(displayName, pictureUrl),
  );
  return screenHead(displayName, { back: () => go({ name: 'talks' }), right: profile });
}

/** What stands between the two, with the way to change it. @param {ChatView} chat @param {(act: 'friend' | 'block' | 'unblock') => void} act */
function stanceOf({ friendship }, act) {
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

/** Gives the words for what went wrong, if anything. @param {Context} context @param {string} channelId @param {string} text */
async function say({ phone }, channelId, text) {
  try {
    const { status, error } = await phone.say(channelId, text);
    const isTaken = status !== undefined && status >= 200 && status < 300;
    return isTaken ? '' : t('not-delivered', { reason: error ?? status ?? '' });
  } catch (failure) {
    return t(failure instanceof PhoneFailure ? failure.code : 'failed');
  }
}
