import { avatar, el } from '../dom.js';
import { icon } from '../icons.js';
import { formatTime, t } from '../strings.js';
import { drawBubble } from './bubble.js';
import { wordsOf } from './quote.js';

/** @import { BubbleView, ChatView } from '../../views.ts' */
/** @import { Hands } from './hands.js' */

/** One message, or the pictures of one album. @typedef {[BubbleView, ...BubbleView[]]} Group */

/** @param {Group} group @param {Hands} hands */
export function userLine(group, hands) {
  const speaker = el('span', { className: 'visually-hidden' }, `${t('you')}: `);
  return el('li', { className: 'bubble-line mine' }, speaker, side(group, hands), drawBubble(group, hands));
}

/** @param {Group} group @param {ChatView} chat @param {boolean} continues @param {Hands} hands */
export function accountLine(group, chat, continues, hands) {
  const [{ senderName, senderIconUrl }] = group;
  // As LINE shows a changed sender.
  const name = senderName ? t('fromAccount', { name: senderName, account: chat.displayName }) : chat.displayName;
  return el(
    'li',
    { className: `bubble-line theirs${continues ? ' continues' : ''}` },
    avatar(senderName ?? chat.displayName, senderIconUrl ?? chat.pictureUrl),
    el('span', { className: continues ? 'visually-hidden' : 'speaker' }, name),
    drawBubble(group, hands),
    side(group, hands),
  );
}

/** Three dots while the account prepares its answer. @param {ChatView} chat */
export function loadingLine({ displayName, pictureUrl }) {
  const dots = el(
    'div',
    { className: 'bubble loading', role: 'img', 'aria-label': t('loading') },
    el('i'),
    el('i'),
    el('i'),
  );
  return el('li', { className: 'bubble-line theirs continues' }, avatar(displayName, pictureUrl), dots);
}

/** What is left of an unsent message. @param {BubbleView} bubble */
export function unsentLine({ id, from }) {
  return el('li', { className: 'day', 'data-message': id }, t(from === 'user' ? 'youUnsent' : 'unsent'));
}

/** Beside a bubble: its menu, and what LINE tells of it. @param {Group} group @param {Hands} hands */
function side(group, hands) {
  const last = group.at(-1) ?? group[0];
  const { from, isRead, isSilent, isEdited, at } = last;
  const canAct = Object.values(last.acts).some(Boolean);
  const name = t('menuOf', { words: wordsOf(last).slice(0, 40) });
  return el(
    'span',
    { className: 'side' },
    canAct &&
      el('button', { className: 'more', 'aria-label': name, onclick: () => hands.openMenu(last) }, icon('more')),
    isSilent && el('span', { className: 'silent' }, icon('silent'), visuallyHidden(t('silent'))),
    isEdited && el('span', {}, t('edited')),
    from === 'user' && isRead && el('span', {}, t('read')),
    el('time', { dateTime: new Date(at).toISOString() }, formatTime(at)),
  );
}

/** @param {string} words */
function visuallyHidden(words) {
  return el('span', { className: 'visually-hidden' }, words);
}
