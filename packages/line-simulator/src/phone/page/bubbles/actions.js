/** @import { Hands } from './hands.js' */

/** An action of a flex part, a template or a quick reply, as LINE's reference has them. @typedef {{ type?: string, label?: string, uri?: string, data?: string, text?: string, clipboardText?: string }} Action */

/** What a web page may open for somebody else's message: nothing that runs here. */
const OPENABLE = /^(?:https?:|tel:|mailto:)/i;

/** @param {Action | undefined} action @returns {boolean} whether a tap does anything on this phone */
export function isTappable(action) {
  return ['uri', 'postback', 'message', 'clipboard'].includes(action?.type ?? '');
}

/** What happens on a tap. @param {Action | undefined} action @param {string} bubbleId @param {Hands} hands */
export function perform(action, bubbleId, hands) {
  if (action?.type === 'uri') openAddress(action.uri ?? '');
  else if (action?.type === 'clipboard') navigator.clipboard?.writeText(action.clipboardText ?? '');
  else if (action?.type === 'postback' || action?.type === 'message') hands.tap(bubbleId, action);
}

/** @param {string} uri */
function openAddress(uri) {
  if (OPENABLE.test(uri)) window.open(uri, '_blank', 'noopener,noreferrer');
}
