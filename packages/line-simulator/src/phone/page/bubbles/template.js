import { el } from '../dom.js';
import { isTappable, perform } from './actions.js';

/** @import { Action } from './actions.js' */
/** @import { Owner } from './flex-parts.js' */

/** @typedef {{ type?: string, title?: string, text?: string, thumbnailImageUrl?: string, imageUrl?: string, action?: Action, actions?: Action[], columns?: Template[] }} Template */

/** Buttons, confirm and carousels. @param {unknown} template @param {string} altText @param {Owner} owner */
export function drawTemplate(template, altText, owner) {
  const { columns, ...only } = /** @type {Template} */ (template ?? {});
  const cards = (columns ?? [only]).map((card) => drawCard(card, only.type === 'confirm', owner));
  return el(
    'div',
    { className: `flex${cards.length > 1 ? ' carousel' : ''}`, role: 'group', 'aria-label': altText },
    ...cards,
  );
}

/** @param {Template} card @param {boolean} isConfirm @param {Owner} owner */
function drawCard(
  { title, text, thumbnailImageUrl, imageUrl, action, actions = action ? [action] : [] },
  isConfirm,
  owner,
) {
  const picture = thumbnailImageUrl ?? imageUrl;
  return el(
    'div',
    { className: 'flex-card flex-kilo template' },
    picture && el('img', { className: 'template-picture', src: picture, alt: '' }),
    title && el('b', {}, title),
    text && el('p', {}, text),
    el(
      'div',
      { className: isConfirm ? 'template-acts beside' : 'template-acts' },
      ...actions.map((each) => actButton(each, owner)),
    ),
  );
}

/** @param {Action} action @param {Owner} owner */
export function actButton(action, { bubbleId, hands }) {
  return el(
    'button',
    { className: 'template-act', disabled: !isTappable(action), onclick: () => perform(action, bubbleId, hands) },
    action.label ?? action.text ?? '',
  );
}
