/** @import { BubbleView } from '../../views.ts' */
/** @import { Action } from './actions.js' */

/**
 * What a bubble lets its reader do; the chat screen knows how.
 * @typedef {{
 *   openMenu: (bubble: BubbleView) => void,
 *   tap: (bubbleId: string, action: Action) => void,
 *   watched: (bubbleId: string) => void,
 * }} Hands
 */

/** Held so long, a finger means the menu; ms. */
const HOLD_MS = 500;
/** A finger that wanders further than this scrolls; px. */
const STILL_PX = 10;

/**
 * Opens a menu as phones and desks do: a finger held still, the other mouse button, the menu key.
 * @param {HTMLElement} node
 * @param {() => void} open
 */
export function onHold(node, open) {
  let isOpened = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let holding;
  let start = { x: 0, y: 0 };
  const give = () => clearTimeout(holding);
  node.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    give();
    if (!isOpened) open();
  });
  node.addEventListener('pointerdown', (event) => {
    isOpened = false;
    if (event.pointerType === 'mouse') return;
    start = event;
    holding = setTimeout(() => {
      isOpened = true;
      swallowClick();
      open();
    }, HOLD_MS);
  });
  node.addEventListener('pointermove', ({ x, y }) => {
    if (Math.hypot(x - start.x, y - start.y) > STILL_PX) give();
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) node.addEventListener(end, give);
}

/** The finger that is lifted over the menu it has just opened must choose nothing there. */
function swallowClick() {
  const swallow = (/** @type {Event} */ event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  const end = () => removeEventListener('click', swallow, { capture: true });
  for (const next of ['pointerdown', 'keydown']) addEventListener(next, end, { capture: true, once: true });
}
