import { el } from '../dom.js';
import { t } from '../strings.js';
import { drawFlex } from './flex.js';
import { onHold } from './hands.js';
import { drawLocation } from './location.js';
import { drawAudio, drawFile, drawVideo } from './media.js';
import { drawPicture } from './pictures.js';
import { drawQuote } from './quote.js';
import { drawSticker } from './sticker.js';
import { drawTemplate } from './template.js';
import { drawText } from './text.js';

/** @import { BubbleView } from '../../views.ts' */
/** @import { Hands } from './hands.js' */
/** @import { Group } from './line.js' */

/** What stands without a balloon around it, as in LINE. */
const BARE = ['sticker', 'image', 'video', 'flex', 'template', 'location'];

/** @param {Group} group @param {Hands} hands */
export function drawBubble(group, hands) {
  const [bubble] = group;
  const isBare = BARE.includes(bubble.content?.kind ?? '') && !bubble.quoted;
  const node = el('div', { className: `bubble ${isBare ? 'unframed' : 'balloon'}`, 'data-message': bubble.id });
  if (bubble.quoted) node.append(drawQuote(bubble.quoted));
  if (group.length > 1) node.append(drawAlbum(group, hands));
  else node.append(...drawContent(bubble, hands));
  if (group.length === 1) onHold(node, () => hands.openMenu(bubble));
  return node;
}

/** @param {Group} group @param {Hands} hands */
function drawAlbum(group, hands) {
  const pictures = group.map((bubble) => {
    const [picture] = drawContent(bubble, hands);
    if (!(picture instanceof HTMLElement)) return '';
    picture.dataset.message = bubble.id;
    onHold(picture, () => hands.openMenu(bubble));
    return picture;
  });
  return el('div', { className: `album album-${Math.min(group.length, 4)}` }, ...pictures);
}

/** @param {BubbleView} bubble @param {Hands} hands @returns {(Node | string)[]} */
function drawContent({ id, from, content, kind, text }, hands) {
  switch (content?.kind) {
    case 'text':
      return drawText(content.parts);
    case 'sticker':
      return [drawSticker(content)];
    case 'image':
      return [drawPicture(content)];
    case 'video':
      return [drawVideo(content, from === 'account' ? () => hands.watched(id) : undefined)];
    case 'audio':
      return [drawAudio(content)];
    case 'file':
      return [drawFile(content)];
    case 'location':
      return [drawLocation(content)];
    case 'flex':
      return [drawFlex(content.contents, content.altText, { bubbleId: id, hands })];
    case 'template':
      return [drawTemplate(content.template, content.altText, { bubbleId: id, hands })];
    default:
      return [text || t(`kind-${kind}`)];
  }
}
