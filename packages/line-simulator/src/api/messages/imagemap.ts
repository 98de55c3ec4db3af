import type { ErrorDetail } from '../line-error.ts';
import { checkAltText } from './alt-text.ts';
import {
  checkList,
  checkNumber,
  checkString,
  checkUrl,
  type Fields,
  type MessageChecker,
  toFields,
} from './checker.ts';

/** LINE reference, Imagemap message. */
const WIDTH = 1040;
const MAX_ACTIONS = 50;
const MAX_LINK_LENGTH = 1000;
const MAX_TEXT_LENGTH = 400;

export const imagemap: MessageChecker = {
  check: (message, { at, allowLoopbackHttp }) => [
    ...checkAltText(message, at),
    ...checkUrl(message.baseUrl, `${at}.baseUrl`, allowLoopbackHttp),
    ...checkNumber(toFields(message.baseSize).width, `${at}.baseSize.width`, WIDTH, WIDTH),
    ...checkNumber(toFields(message.baseSize).height, `${at}.baseSize.height`, 1),
    ...checkList(message.actions, [1, MAX_ACTIONS], `${at}.actions`, checkArea),
  ],
  describe: (message) => String(message.altText),
  isQuotable: false,
};

function checkArea(action: Fields, at: string): ErrorDetail[] {
  if (action.type === 'uri') return checkString(action.linkUri, MAX_LINK_LENGTH, `${at}.linkUri`);
  if (action.type === 'message') return checkString(action.text, MAX_TEXT_LENGTH, `${at}.text`);
  return action.type === 'clipboard'
    ? []
    : [{ message: 'Must be one of: uri, message, clipboard', property: `${at}.type` }];
}
