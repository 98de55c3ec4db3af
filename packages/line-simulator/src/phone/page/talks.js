import { wordsOf } from './bubbles/quote.js';
import { avatar, el } from './dom.js';
import { icon } from './icons.js';
import { screenHead, tabs } from './screen.js';
import { formatDay, formatTime, t } from './strings.js';

/** @import { TalkView } from '../views.ts' */
/** @import { Context, Screen } from './app.js' */

/** The list of talks, the newest first. @param {Context} context @returns {Screen} */
export function showTalks(context) {
  const list = el('main', { className: 'body' });
  const node = el('div', { className: 'screen' }, screenHead(t('talks')), list, tabs(context, 'talks'));
  return {
    title: t('talks'),
    node,
    async refresh() {
      const talks = await context.phone.listTalks();
      const focused = document.activeElement?.getAttribute('data-channel');
      list.replaceChildren(
        talks.length === 0 ? noTalks() : el('ul', { className: 'rows' }, ...talks.map((talk) => row(talk, context))),
      );
      if (focused) /** @type {HTMLElement | null} */ (list.querySelector(`[data-channel="${focused}"]`))?.focus();
    },
  };
}

/** @param {TalkView} talk @param {Context} context */
function row(talk, { go }) {
  const { channelId, displayName, pictureUrl, last, unseen, isMuted } = talk;
  return el(
    'li',
    {},
    el(
      'button',
      { className: 'row', 'data-channel': channelId, onclick: () => go({ name: 'chat', channelId }) },
      avatar(displayName, pictureUrl),
      el('span', { className: 'row-name' }, displayName, isMuted && muted()),
      el('span', { className: 'row-time' }, last ? timeOf(last.at) : ''),
      el('span', { className: 'row-words' }, last ? lastWords(last) : t('officialAccount')),
      unseen > 0 &&
        el(
          'span',
          { className: 'unseen' },
          String(unseen),
          el('span', { className: 'visually-hidden' }, ` ${t('unseen', { count: unseen })}`),
        ),
    ),
  );
}

function muted() {
  return el('span', { className: 'muted', role: 'img', 'aria-label': t('muted') }, icon('silent'));
}

/** @param {NonNullable<TalkView['last']>} last */
function lastWords(last) {
  if (last.kind === 'unsent') return t(last.from === 'user' ? 'youUnsent' : 'unsent');
  return wordsOf(last);
}

function noTalks() {
  return el('div', { className: 'empty' }, el('p', {}, t('noTalks')), el('p', {}, t('noTalksHint')));
}

/** @param {number} at */
function timeOf(at) {
  const day = formatDay(at);
  return day === t('today') ? formatTime(at) : day;
}
