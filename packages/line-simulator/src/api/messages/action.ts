import type { ErrorDetail } from '../line-error.ts';
import { checkString, checkWords, EMPTY, type Fields, ifGiven, lookUp } from './checker.ts';

/** LINE reference, Action objects. */
const MAX_DATA_LENGTH = 300;
const MAX_WORDS = 300;
const MAX_URI_LENGTH = 1000;
const MAX_CLIPBOARD_LENGTH = 1000;
const URI = /^(?:https?|line|tel):/i;
const QUICK_REPLY_ONLY = ['camera', 'cameraRoll', 'location'];

/** One button. `maxLabel` in graphemes: it differs from place to place. */
export function checkAction(
  action: Fields,
  at: string,
  { maxLabel, inQuickReply = false }: { maxLabel: number; inQuickReply?: boolean },
): ErrorDetail[] {
  const check = lookUp(CHECKS, action.type);
  const isMisplaced = QUICK_REPLY_ONLY.includes(String(action.type)) && !inQuickReply;
  if (!check || isMisplaced) return [{ message: 'Unknown action type', property: `${at}.type` }];
  return [...checkWords(action.label, maxLabel, `${at}.label`), ...check(action, at)];
}

const CHECKS: Record<string, (action: Fields, at: string) => ErrorDetail[]> = {
  postback: (action, at) => [
    ...checkString(action.data, MAX_DATA_LENGTH, `${at}.data`),
    ...ifGiven(action.displayText, () => checkWords(action.displayText, MAX_WORDS, `${at}.displayText`)),
    ...ifGiven(action.fillInText, () => checkWords(action.fillInText, MAX_WORDS, `${at}.fillInText`)),
  ],
  message: (action, at) => checkWords(action.text, MAX_WORDS, `${at}.text`),
  uri: (action, at) => checkUri(action.uri, `${at}.uri`),
  datetimepicker: (action, at) => [
    ...checkString(action.data, MAX_DATA_LENGTH, `${at}.data`),
    ...(['date', 'time', 'datetime'].includes(String(action.mode)) ? [] : [{ message: EMPTY, property: `${at}.mode` }]),
  ],
  clipboard: (action, at) => checkString(action.clipboardText, MAX_CLIPBOARD_LENGTH, `${at}.clipboardText`),
  richmenuswitch: (action, at) => checkString(action.data, MAX_DATA_LENGTH, `${at}.data`),
  camera: () => [],
  cameraRoll: () => [],
  location: () => [],
};

function checkUri(value: unknown, property: string): ErrorDetail[] {
  const problems = checkString(value, MAX_URI_LENGTH, property);
  return problems.length > 0 || URI.test(String(value)) ? problems : [{ message: 'invalid uri scheme', property }];
}
