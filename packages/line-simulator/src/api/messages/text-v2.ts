import type { ErrorDetail } from '../line-error.ts';
import { checkString, type Fields, ifGiven, type MessageChecker, toFields } from './checker.ts';
import { checkEmoji } from './emoji.ts';

/** LINE reference, Text message v2. */
const MAX_TEXT_LENGTH = 5000;
const MAX_SUBSTITUTIONS = 100;
const MAX_PER_TYPE = 20;
const KEY = /^[0-9A-Za-z_]{1,20}$/;
const USER_ID = /^U[0-9a-f]{32}$/;
/** Doubled braces, a placeholder, or a brace that is neither. */
const BRACES = /\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}|[{}]/g;

export const textV2: MessageChecker = {
  check(message, { at }) {
    const problems = checkString(message.text, MAX_TEXT_LENGTH, `${at}.text`);
    if (problems.length > 0) return problems;
    return [
      ...checkBraces(message, `${at}.text`),
      ...ifGiven(message.substitution, () => checkSubstitution(message.substitution, `${at}.substitution`)),
    ];
  },
  describe: (message) => String(message.text).replaceAll('{{', '{').replaceAll('}}', '}'),
  isQuotable: true,
  canQuote: true,
};

/** A single brace must open or close a placeholder that has a substitution. */
function checkBraces(message: Fields, property: string): ErrorDetail[] {
  const known = new Set(Object.keys(toFields(message.substitution)));
  for (const [found, key] of String(message.text).matchAll(BRACES)) {
    const isFine = found === '{{' || found === '}}' || (key !== undefined && known.has(key));
    if (!isFine) return [{ message: 'Invalid placeholder', property }];
  }
  return [];
}

function checkSubstitution(substitution: unknown, property: string): ErrorDetail[] {
  const entries = Object.entries(toFields(substitution)).map(([key, value]) => [key, toFields(value)] as const);
  if (entries.length > MAX_SUBSTITUTIONS)
    return [{ message: `Size must be between 0 and ${MAX_SUBSTITUTIONS}`, property }];
  for (const type of ['mention', 'emoji']) {
    if (entries.filter(([, value]) => value.type === type).length > MAX_PER_TYPE)
      return [{ message: `At most ${MAX_PER_TYPE} of type ${type}`, property }];
  }
  return entries.flatMap(([key, value]) =>
    KEY.test(key) ? checkSubstitute(value, `${property}.${key}`) : [{ message: 'Invalid key', property }],
  );
}

function checkSubstitute(value: Fields, at: string): ErrorDetail[] {
  if (value.type === 'emoji') return checkEmoji(value, at);
  if (value.type !== 'mention') return [{ message: 'Must be one of: mention, emoji', property: `${at}.type` }];
  const { type, userId } = toFields(value.mentionee);
  const isKnown = type === 'all' || (type === 'user' && typeof userId === 'string' && USER_ID.test(userId));
  return isKnown ? [] : [{ message: 'Invalid mentionee', property: `${at}.mentionee` }];
}
