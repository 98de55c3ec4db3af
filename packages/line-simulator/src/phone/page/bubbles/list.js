import { el } from '../dom.js';
import { formatDay } from '../strings.js';
import { accountLine, loadingLine, unsentLine, userLine } from './line.js';
import { quickReplies } from './quick-replies.js';

/** @import { BubbleView, ChatView } from '../../views.ts' */
/** @import { Hands } from './hands.js' */

/** Something to be seen; the key holds everything that can change in it. @typedef {{ key: string, make: () => HTMLElement }} Line */

/**
 * The bubbles of a chat, with a line for every new day. Drawing again touches only what changed, so that a screen reader
 * reads new bubbles and not all of them, and films play on.
 * @param {Hands} hands
 */
export function bubbleList(hands) {
  const node = el('ol', { className: 'bubble-list' });
  /** @type {Map<string, HTMLElement>} */
  let drawn = new Map();
  return {
    node,
    /** @param {ChatView} chat */
    draw(chat) {
      const focused = focusedMessage(node);
      const lines = linesOf(chat, hands);
      const next = new Map(lines.map(({ key, make }) => [key, drawn.get(key) ?? make()]));
      for (const [key, line] of drawn) if (!next.has(key)) line.remove();
      [...next.values()].forEach((line, i) => {
        if (node.children[i] !== line) node.insertBefore(line, node.children[i] ?? null);
      });
      drawn = next;
      if (focused && !node.contains(document.activeElement)) focusMessage(node, focused);
    },
  };
}

/** The message in whose line the focus is. @param {HTMLElement} list */
function focusedMessage(list) {
  const line = list.contains(document.activeElement) ? document.activeElement?.closest('li') : null;
  return line?.querySelector('[data-message]')?.getAttribute('data-message');
}

/** Drawn anew, a message keeps the focus; one that is gone leaves it to the talk. @param {HTMLElement} list @param {string} id */
function focusMessage(list, id) {
  const line = list.querySelector(`[data-message="${CSS.escape(id)}"]`)?.closest('li');
  const more = /** @type {HTMLElement | null | undefined} */ (line?.querySelector('.more'));
  (more ?? /** @type {HTMLElement | null} */ (list.closest('[role="log"]')))?.focus({ preventScroll: true });
}

/** @param {ChatView} chat @param {Hands} hands @returns {Line[]} */
function linesOf(chat, hands) {
  const groups = joinAlbums(chat.bubbles);
  /** @type {BubbleView | undefined} */
  let before;
  const lines = groups.flatMap((group) => {
    const [first] = group;
    const day = formatDay(first.at);
    const isNewDay = !before || formatDay(before.at) !== day;
    const continues = !isNewDay && before !== undefined && isSameSpeaker(before, first);
    before = group.at(-1);
    const line = bubbleLine(group, chat, continues, hands);
    return isNewDay ? [dayLine(day), line] : [line];
  });
  const replies = before?.quickReplies;
  const id = before?.id ?? '';
  if (replies) lines.push({ key: `replies ${id}`, make: () => quickReplies(replies, { bubbleId: id, hands }) });
  if (chat.loadingMs > 0) lines.push({ key: 'loading', make: () => loadingLine(chat) });
  return lines;
}

/** @param {string} day @returns {Line} */
function dayLine(day) {
  return { key: `day ${day}`, make: () => el('li', { className: 'day' }, day) };
}

/** @param {[BubbleView, ...BubbleView[]]} group @param {ChatView} chat @param {boolean} continues @param {Hands} hands @returns {Line} */
function bubbleLine(group, chat, continues, hands) {
  const key = JSON.stringify([group.map(({ quickReplies: _, ...bubble }) => bubble), continues]);
  const [first] = group;
  if (first.kind === 'unsent') return { key, make: () => unsentLine(first) };
  if (first.from === 'user') return { key, make: () => userLine(group, hands) };
  return { key, make: () => accountLine(group, chat, continues, hands) };
}

/** Pictures that were sent at once stand in one line, in their order. @param {BubbleView[]} bubbles */
function joinAlbums(bubbles) {
  /** @type {[BubbleView, ...BubbleView[]][]} */
  const groups = [];
  for (const bubble of bubbles) {
    const album = albumOf(bubble);
    const found = album && groups.find(([first]) => albumOf(first) === album);
    if (found) found.push(bubble);
    else groups.push([bubble]);
  }
  for (const group of groups) group.sort((a, b) => placeInAlbum(a) - placeInAlbum(b));
  return groups;
}

/** @param {BubbleView} bubble */
function albumOf({ content }) {
  return content?.kind === 'image' ? content.set?.id : undefined;
}

/** @param {BubbleView} bubble */
function placeInAlbum({ content }) {
  return content?.kind === 'image' ? (content.set?.index ?? 0) : 0;
}

/** @param {BubbleView} a @param {BubbleView} b */
function isSameSpeaker(a, b) {
  const isSpoken = a.kind !== 'unsent' && b.kind !== 'unsent';
  return isSpoken && a.from === b.from && a.senderName === b.senderName && a.senderIconUrl === b.senderIconUrl;
}
