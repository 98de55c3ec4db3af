import type { ErrorDetail } from '../line-error.ts';
import { checkList, checkString, type Fields, ifGiven, type MessageChecker } from './checker.ts';
import { checkEmoji } from './emoji.ts';

/** LINE reference, Text message; the count is UTF-16 units. */
const MAX_TEXT_LENGTH = 5000;
const MAX_EMOJIS = 20;
/** What stands in the text where one of LINE's emoji shall be. */
const PLACEHOLDER = '$';

export const text: MessageChecker = {
  check: (message, { at }) => [
    ...checkString(message.text, MAX_TEXT_LENGTH, `${at}.text`),
    ...ifGiven(message.emojis, () => checkEmojis(message, `${at}.emojis`)),
  ],
  describe: (message) => String(message.text),
  isQuotable: true,
  canQuote: true,
};

function checkEmojis({ text: words, emojis }: Fields, property: string): ErrorDetail[] {
  return checkList(emojis, [0, MAX_EMOJIS], property, (emoji, at) => {
    const pointsAtPlaceholder = typeof emoji.index === 'number' && String(words)[emoji.index] === PLACEHOLDER;
    const misplaced = pointsAtPlaceholder
      ? []
      : [{ message: "Must point at '$' in the text", property: `${at}.index` }];
    return [...misplaced, ...checkEmoji(emoji, at)];
  });
}
