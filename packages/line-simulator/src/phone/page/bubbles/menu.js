import { openChoices } from '../sheet.js';
import { t } from '../strings.js';
import { wordsOf } from './quote.js';

/** @import { BubbleView } from '../../views.ts' */

/** @typedef {{ reply: (bubble: BubbleView) => void, edit: (bubble: BubbleView) => void, unsend: (bubble: BubbleView) => void }} MenuHands */

/** What can be done with one message. @param {BubbleView} bubble @param {MenuHands} hands */
export function openBubbleMenu(bubble, { reply, edit, unsend }) {
  const { acts, text } = bubble;
  /** @type {{ can: boolean, name: string, drawing: import('../icons.js').IconName, act: () => unknown }[]} */
  const all = [
    { can: acts.reply, name: t('reply'), drawing: 'reply', act: () => reply(bubble) },
    { can: acts.copy, name: t('copy'), drawing: 'copy', act: () => navigator.clipboard?.writeText(text) },
    { can: acts.edit, name: t('edit'), drawing: 'edit', act: () => edit(bubble) },
    { can: acts.unsend, name: t('unsend'), drawing: 'unsend', act: () => unsend(bubble) },
  ];
  const choices = all.filter(({ can }) => can);
  if (choices.length > 0) openChoices(wordsOf(bubble), choices);
}
