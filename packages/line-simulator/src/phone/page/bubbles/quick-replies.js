import { el } from '../dom.js';
import { isTappable, perform } from './actions.js';

/** @import { Action } from './actions.js' */
/** @import { Owner } from './flex-parts.js' */

/** The account's suggestions under its newest message. @param {unknown[]} items LINE's quick reply items @param {Owner} owner */
export function quickReplies(items, { bubbleId, hands }) {
  const buttons = items.map((item) => {
    const { action, imageUrl } = /** @type {{ action?: Action, imageUrl?: string }} */ (item);
    return el(
      'button',
      {
        className: 'quick-reply',
        disabled: !isTappable(action),
        onclick: () => perform(action, bubbleId, hands),
      },
      imageUrl && el('img', { src: imageUrl, alt: '' }),
      action?.label ?? '',
    );
  });
  return el('li', { className: 'quick-replies' }, ...buttons);
}
