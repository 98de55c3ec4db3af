import { avatar, el, linkify } from '../dom.js';
import { formatDay, formatTime, t } from '../strings.js';

/** @import { BubbleView, ChatView } from '../../views.ts' */

/**
 * The bubbles of a chat, with a line for every new day. Drawing again touches only what changed, so that a screen reader
 * reads new bubbles and not all of them.
 */
export function bubbleList() {
  const node = el('ol', { className: 'bubble-list' });
  /** @type {Map<string, HTMLElement>} */
  let drawn = new Map();
  return {
    node,
    /** @param {ChatView} chat */
    draw(chat) {
      const lines = linesOf(chat);
      const next = new Map(lines.map(({ key, make }) => [key, drawn.get(key) ?? make()]));
      for (const [key, line] of drawn) if (!next.has(key)) line.remove();
      [...next.values()].forEach((line, i) => {
        if (node.children[i] !== line) node.insertBefore(line, node.children[i] ?? null);
      });
      drawn = next;
    },
  };
}

/**
 * What is to be seen, in order; the key holds everything that can change in a line.
 * @param {ChatView} chat
 * @returns {{ key: string, make: () => HTMLElement }[]}
 */
function linesOf(chat) {
  const lines = [];
  /** @type {BubbleView | undefined} */
  let before;
  for (const bubble of chat.bubbles) {
    const day = formatDay(bubble.at);
    const isNewDay = !before || formatDay(before.at) !== day;
    if (isNewDay) lines.push({ key: `day ${day}`, make: () => el('li', { className: 'day' }, day) });
    const continues = !isNewDay && before !== undefined && isSameSpeaker(before, bubble);
    const make = () => (bubble.from === 'user' ? userBubble(bubble) : accountBubble(bubble, chat, continues));
    lines.push({ key: `${bubble.id} ${bubble.isRead} ${continues}`, make });
    before = bubble;
  }
  if (chat.loadingMs > 0) lines.push({ key: 'loading', make: () => loadingBubble(chat) });
  return lines;
}

/** @param {BubbleView} bubble */
function userBubble(bubble) {
  const speaker = el('span', { className: 'visually-hidden' }, `${t('you')}: `);
  return el(
    'li',
    { className: 'bubble-line mine' },
    side(bubble),
    el('div', { className: 'bubble' }, speaker, ...content(bubble)),
  );
}

/** @param {BubbleView} bubble @param {ChatView} chat @param {boolean} continues */
function accountBubble(bubble, chat, continues) {
  const name = speakerName(bubble, chat);
  const picture = avatar(bubble.senderName ?? chat.displayName, bubble.senderIconUrl ?? chat.pictureUrl);
  return el(
    'li',
    { className: `bubble-line theirs${continues ? ' continues' : ''}` },
    picture,
    el('span', { className: continues ? 'visually-hidden' : 'speaker' }, name),
    el('div', { className: 'bubble' }, ...content(bubble)),
    side(bubble),
  );
}

/** @param {ChatView} chat */
function loadingBubble({ displayName, pictureUrl }) {
  const dots = el(
    'div',
    { className: 'bubble loading', role: 'img', 'aria-label': t('loading') },
    el('i'),
    el('i'),
    el('i'),
  );
  return el('li', { className: 'bubble-line theirs continues' }, avatar(displayName, pictureUrl), dots);
}

/** As LINE shows a changed sender. @param {BubbleView} bubble @param {ChatView} chat */
function speakerName({ senderName }, { displayName }) {
  return senderName ? t('fromAccount', { name: senderName, account: displayName }) : displayName;
}

/** @param {BubbleView} bubble */
function content({ text, imageUrl, quoted, kind }) {
  const quote = quoted && el('blockquote', {}, quoted.text);
  if (imageUrl) return [quote, el('img', { className: 'picture', src: imageUrl, alt: text })];
  return [quote, ...(kind === 'text' || kind === 'textV2' ? linkify(text) : [text])];
}

/** @param {BubbleView} bubble */
function side({ at, isRead, from }) {
  const read = from === 'user' && isRead;
  return el(
    'span',
    { className: 'side' },
    read && el('span', {}, t('read')),
    el('time', { dateTime: new Date(at).toISOString() }, formatTime(at)),
  );
}

/** @param {BubbleView} a @param {BubbleView} b */
function isSameSpeaker(a, b) {
  return a.from === b.from && a.senderName === b.senderName && a.senderIconUrl === b.senderIconUrl;
}
