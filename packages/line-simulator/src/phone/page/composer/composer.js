import { wordsOf } from '../bubbles/quote.js';
import { el } from '../dom.js';
import { icon } from '../icons.js';
import { t } from '../strings.js';
import { openAttachMenu } from './attach-menu.js';
import { findEmoji } from './emoji.js';
import { openStickers } from './stickers.js';

/** @import { BubbleView } from '../../views.ts' */
/** @import { OutgoingMessage } from '../api.js' */
/** @import { Follow } from './attach.js' */

/** LINE's own limit for a text. */
const MAX_LENGTH = 5000;

/**
 * Where what is written goes; each gives the words for what went wrong, or nothing.
 * @typedef {{ send: (message: OutgoingMessage) => Promise<string>, edit: (id: string, text: string) => Promise<string>, follow: Follow }} Outlet
 */

/** What the next text is: new, an answer to a bubble, or a bubble's new words. @typedef {{ does: 'reply' | 'edit', bubble: BubbleView } | null} Aim */

/**
 * The input at the foot. With a keyboard Enter sends and Shift+Enter breaks the line; under a finger Enter breaks the line, as on a phone.
 * @param {string} draft
 * @param {Outlet} outlet
 */
export function composer(draft, outlet) {
  const input = el('textarea', {
    value: draft,
    rows: 1,
    maxLength: MAX_LENGTH,
    'aria-label': t('compose'),
    placeholder: t('compose'),
  });
  const outcome = el('p', { className: 'outcome', role: 'status' });
  const aimBar = el('div', { className: 'aim', hidden: true });
  /** @type {Aim} */
  let aim = null;

  const take = (/** @type {Aim} */ next) => {
    if (aim?.does === 'edit' && next?.does !== 'edit') input.value = '';
    aim = next;
    aimBar.hidden = !next;
    aimBar.replaceChildren(...(next ? aimParts(next, () => take(null)) : []));
    if (next?.does === 'edit') input.value = next.bubble.text;
    grow(input);
    input.focus();
  };
  const tell = async (/** @type {Promise<string>} */ work) => {
    outcome.textContent = '';
    outcome.textContent = await work;
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = input.value;
    if (text.trim() === '') return;
    const isEdit = aim?.does === 'edit';
    const work = aim && isEdit ? outlet.edit(aim.bubble.id, text) : outlet.send(textOf(text, aim));
    input.value = '';
    if (aim) take(null);
    grow(input);
    tell(work);
  };
  const sendSticker = () =>
    openStickers((sticker) => {
      const quote = aim?.does === 'reply' ? { quotedMessageId: aim.bubble.id } : {};
      if (aim) take(null);
      tell(outlet.send({ type: 'sticker', ...sticker, ...quote }));
    });
  const openMenu = () =>
    openAttachMenu({
      send: (message) => tell(outlet.send(message)),
      follow: outlet.follow,
      sendSticker,
      insert: (words) => insert(input, words),
    });

  input.addEventListener('input', () => grow(input));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event) && !isTouched()) submit(event);
    if (event.key === 'Escape' && aim) take(null);
  });
  const node = el(
    'form',
    { className: 'composer', onsubmit: submit },
    aimBar,
    outcome,
    roundButton('attach', 'plus', openMenu),
    input,
    roundButton('stickers', 'smile', sendSticker),
    el('button', { className: 'round send', 'aria-label': t('send') }, icon('send')),
  );
  return {
    node,
    focus: () => input.focus(),
    fit: () => grow(input),
    tell,
    reply: (/** @type {BubbleView} */ bubble) => take({ does: 'reply', bubble }),
    edit: (/** @type {BubbleView} */ bubble) => take({ does: 'edit', bubble }),
  };
}

/** @param {string} text @param {Aim} aim @returns {OutgoingMessage} */
function textOf(text, aim) {
  const emojis = findEmoji(text);
  return {
    type: 'text',
    text,
    ...(aim ? { quotedMessageId: aim.bubble.id } : {}),
    ...(emojis.length > 0 ? { emojis } : {}),
  };
}

/** @param {NonNullable<Aim>} aim @param {() => void} stop */
function aimParts({ does, bubble }, stop) {
  const speaker = bubble.from === 'user' ? t('you') : (bubble.senderName ?? t('officialAccount'));
  const heading = does === 'edit' ? t('editing') : t('replyTo', { name: speaker });
  return [
    el('span', { className: 'aim-words' }, el('b', {}, heading), el('span', {}, wordsOf(bubble))),
    el(
      'button',
      { type: 'button', className: 'bare', 'aria-label': t(does === 'edit' ? 'stopEdit' : 'stopReply'), onclick: stop },
      icon('close'),
    ),
  ];
}

/** @param {string} name @param {import('../icons.js').IconName} drawing @param {() => void} onclick */
function roundButton(name, drawing, onclick) {
  return el('button', { type: 'button', className: `round ${name}`, 'aria-label': t(name), onclick }, icon(drawing));
}

/** @param {HTMLTextAreaElement} input @param {string} words */
function insert(input, words) {
  input.setRangeText(words, input.selectionStart, input.selectionEnd, 'end');
  grow(input);
  input.focus();
}

/** Safari ends the composition before the Enter that ends it, and tells only by this key code. @param {KeyboardEvent} event */
function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

function isTouched() {
  return matchMedia('(pointer: coarse)').matches;
}

/** As high as its words; CSS sets the most. @param {HTMLTextAreaElement} input */
function grow(input) {
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight}px`;
}
