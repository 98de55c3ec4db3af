import { checkString, type MessageChecker } from './checker.ts';

/** LINE reference, Flex, template and imagemap message. */
const MAX_ALT_TEXT_LENGTH = 1500;

/** Designed messages (flex, template, imagemap): only their alternative text is checked and shown. */
export function altTextMessage(options: { isQuotable: boolean }): MessageChecker {
  return {
    check: (message, { at }) => checkString(message.altText, MAX_ALT_TEXT_LENGTH, `${at}.altText`),
    describe: (message) => String(message.altText),
    isQuotable: options.isQuotable,
  };
}
