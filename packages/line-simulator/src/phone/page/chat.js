import { PhoneFailure } from './api.js';
import { bubbleList } from './bubbles/list.js';
import { openBubbleMenu } from './bubbles/menu.js';
import { chatHead, stanceOf } from './chat-head.js';
import { composer } from './composer/composer.js';
import { pendingList } from './composer/pending.js';
import { el } from './dom.js';
import { stayAtEnd } from './scroll.js';
import { openChoices } from './sheet.js';
import { t } from './strings.js';

/** @import { BubbleView, ChatView } from '../views.ts' */
/** @import { WebhookOutcome } from './api.js' */
/** @import { Context, Screen } from './app.js' */

/** The talk with one account. @param {Context} context @param {string} channelId @param {string} draft @returns {Screen} */
export function showChat(context, channelId, draft) {
  const { phone } = context;
  const pending = pendingList();
  const foot = composer(draft, {
    send: (message) => wordOutcome(phone.send(channelId, message)),
    edit: (id, text) => wordOutcome(phone.edit(channelId, id, text)),
    follow: pending.follow,
  });
  const list = bubbleList({
    openMenu: (bubble) =>
      openBubbleMenu(bubble, { reply: foot.reply, edit: foot.edit, unsend: (each) => confirmUnsend(each) }),
    tap: (id, action) => foot.tell(wordOutcome(phone.tap(channelId, id, action))),
    watched: (id) => foot.tell(wordOutcome(phone.watched(channelId, id))),
  });
  const content = el('div', {}, list.node, pending.node);
  const bubbles = el('div', { className: 'bubbles', role: 'log', tabIndex: 0, 'aria-label': t('messages') }, content);
  const talk = el('main', { className: 'chat' }, bubbles);
  const node = el('div', { className: 'screen' }, talk);
  stayAtEnd(bubbles);
  let isFirst = true;
  /** @type {ChatView | undefined} */
  let shown;
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

  const act = (/** @type {Parameters<typeof phone.act>[1]} */ what) => phone.act(channelId, what).then(refresh);

  /** @param {BubbleView} bubble */
  function confirmUnsend(bubble) {
    const unsend = () => foot.tell(wordOutcome(phone.unsend(channelId, bubble.id)));
    openChoices(t('confirmUnsend'), [{ name: t('unsend'), drawing: 'unsend', act: unsend }]);
  }

  /** Head and stance are drawn anew only when they change, so that the focus stays. @param {ChatView} chat */
  function drawAround(chat) {
    const before = shown;
    shown = chat;
    if (before?.isMuted !== chat.isMuted || before.friendship !== chat.friendship) drawHead(chat);
    if (before?.friendship !== chat.friendship) drawStance(chat);
    foot.fit();
  }

  /** @param {ChatView} chat */
  function drawHead(chat) {
    const before = node.querySelector('.head');
    const focused = before
      ? [...before.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
      : -1;
    const head = chatHead(chat, context, act);
    if (before) before.replaceWith(head);
    else node.prepend(head);
    if (focused >= 0) head.querySelectorAll('button')[focused]?.focus();
  }

  /** @param {ChatView} chat */
  function drawStance(chat) {
    const before = node.querySelector('.stance');
    const hadFocus = before?.contains(document.activeElement);
    before?.remove();
    const stance = stanceOf(chat, act);
    if (stance) talk.prepend(stance);
    if (chat.friendship === 'blocked') foot.node.remove();
    else talk.append(foot.node);
    if (hadFocus) (stance?.querySelector('button') ?? foot).focus();
  }

  return { title: t('talk'), node, refresh };
}

/** The words for what went wrong with the account's server, if anything. @param {Promise<WebhookOutcome>} work */
async function wordOutcome(work) {
  try {
    const { status, error } = await work;
    const isTaken = status !== undefined && status >= 200 && status < 300;
    return isTaken ? '' : t('not-delivered', { reason: error ?? status ?? '' });
  } catch (failure) {
    return t(failure instanceof PhoneFailure ? failure.code : 'failed');
  }
}
