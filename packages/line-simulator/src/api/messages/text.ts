import { checkString, type MessageChecker } from './checker.ts';

/** LINE reference, Text message; the count is UTF-16 units. */
const MAX_TEXT_LENGTH = 5000;

export const text: MessageChecker = {
  check: (message, { at }) => checkString(message.text, MAX_TEXT_LENGTH, `${at}.text`),
  describe: (message) => String(message.text),
  isQuotable: true,
};
